// Queries that a file keeps under names.
#include "search/saved_queries.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "error/nearest_name.h"

namespace dateline::search {
namespace {

constexpr std::string_view kBlanks = " \t";

bool stands_in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.';
}

error::Error bad_line(const std::string& file, std::uint64_t number, std::size_t at, std::string message,
                      const std::string& line) {
  return {error::ErrorKind::bad_query,
          {file, number, at + 1},
          std::move(message),
          line,
          "a line is a name, = or a tab, and a query: opec = oil NEAR/5 (price OR cut)"};
}

}  // namespace

std::size_t saved_name_end(std::string_view text, std::size_t at) {
  while (at < text.size() && stands_in_name(text[at])) ++at;
  return at;
}

error::Result<SavedQueries> SavedQueries::read(std::istream& lines, std::string file) {
  SavedQueries saved;
  saved.file_ = std::move(file);
  std::string line;
  for (std::uint64_t number = 1; std::getline(lines, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    const std::size_t begin = line.find_first_not_of(kBlanks);
    if (begin == std::string::npos || line[begin] == '#') continue;
    const std::size_t end = saved_name_end(line, begin);
    const std::size_t sign = line.find_first_not_of(' ', end);
    if (end == begin) return bad_line(saved.file_, number, begin, "expected the name of a query", line);
    if (sign == std::string::npos || (line[sign] != '=' && line[sign] != '\t'))
      return bad_line(saved.file_, number, std::min(sign, line.size()), "expected = or a tab behind the name",
                      line);
    const std::size_t query = line.find_first_not_of(kBlanks, sign + 1);
    if (query == std::string::npos)
      return bad_line(saved.file_, number, line.size(), "expected a query behind the name", line);
    const std::string name = line.substr(begin, end - begin);
    const auto [entry, added] =
        saved.queries_.try_emplace(name, SavedQuery{line.substr(query), number, query + 1, line});
    if (!added)
      return bad_line(saved.file_, number, begin,
                      "the name stands in line " + std::to_string(entry->second.line) + ", too", line);
  }
  return saved;
}

const SavedQuery* SavedQueries::find(std::string_view name) const {
  const auto found = queries_.find(name);
  return found == queries_.end() ? nullptr : &found->second;
}

std::string SavedQueries::nearest(std::string_view name) const {
  std::vector<std::string_view> names;
  for (const auto& [known, query] : queries_) names.push_back(known);
  return std::string(error::nearest_name(name, names));
}

}  // namespace dateline::search
