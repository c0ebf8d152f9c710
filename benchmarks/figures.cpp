// A sorted map and its lines.
#include "benchmarks/figures.h"

#include <charconv>
#include <fstream>

namespace dateline::benchmarks {
namespace {

std::string in_full(double value) {
  char text[64];
  const auto end = std::to_chars(text, text + sizeof text, value);
  return {text, end.ptr};
}

}  // namespace

std::optional<double> Figures::get(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> Figures::quotient(const std::string& name, const std::string& base) const {
  const auto value = get(name), by = get(base);
  return value && by && *by != 0 ? std::optional(*value / *by) : std::nullopt;
}

std::vector<std::string> Figures::matches(std::string_view pattern) const {
  const std::size_t star = pattern.find('*');
  const std::string_view before = pattern.substr(0, star), after = pattern.substr(star + 1);
  std::vector<std::string> found;
  for (const auto& [name, value] : values_)
    if (name.size() >= before.size() + after.size() && name.starts_with(before) && name.ends_with(after)) {
      std::string middle = name.substr(before.size(), name.size() - before.size() - after.size());
      if (middle.find('/') == std::string::npos) found.push_back(std::move(middle));
    }
  return found;
}

error::Status write_figures(const Figures& figures, const std::filesystem::path& path) {
  auto all = read_figures(path);
  if (!all) return all.error();
  for (const auto& [name, value] : figures.all()) all->set(name, value);
  std::ofstream out(path);
  for (const auto& [name, value] : all->all()) out << name << '\t' << in_full(value) << '\n';
  out.flush();
  if (!out) return error::Error{error::ErrorKind::storage, {path.string()}, "cannot be written", "", ""};
  return {};
}

error::Result<Figures> read_figures(const std::filesystem::path& path) {
  Figures figures;
  std::ifstream in(path);
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    const std::size_t tab = line.find('\t');
    double value = 0;
    const char* end = line.data() + line.size();
    if (tab == std::string::npos || std::from_chars(line.data() + tab + 1, end, value).ptr != end)
      return error::Error{
          error::ErrorKind::bad_source, {path.string(), number}, "expected name<TAB>number", line, ""};
    figures.set(line.substr(0, tab), value);
  }
  return figures;
}

}  // namespace dateline::benchmarks
