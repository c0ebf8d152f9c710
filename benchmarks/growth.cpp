// Runs side by side.
#include "benchmarks/growth.h"

#include <set>

#include "benchmarks/markdown_table.h"
#include "benchmarks/targets.h"

namespace dateline::benchmarks {
namespace {

std::string size_of(const Figures& run) { return grouped(static_cast<std::uint64_t>(articles_of(run))); }

std::string shown(double microseconds) { return decimal(microseconds, microseconds < 100 ? 1 : 0); }

std::vector<const Figures*> those_with(const std::vector<Figures>& runs, const std::string& name) {
  std::vector<const Figures*> found;
  for (const Figures& run : runs)
    if (run.get(name)) found.push_back(&run);
  return found;
}

}  // namespace

std::string growth_table(const std::vector<Figures>& runs, const std::string& engine,
                         const std::string& mode) {
  const std::string before = "latency/" + mode + '/', after = '/' + engine + "/p50";
  const auto found = those_with(runs, before + "all" + after);
  if (found.size() < 2) return "";
  std::vector<std::string> header{engine + ", " + mode + ", median us"};
  for (std::size_t i = 0; i < found.size(); ++i) {
    header.push_back(size_of(*found[i]));
    if (i > 0) header.emplace_back("ratio");
  }
  MarkdownTable table(std::move(header));
  for (const std::string& kind : found.front()->matches(before + '*' + after)) {
    std::vector<std::string> row{kind};
    for (std::size_t i = 0; i < found.size(); ++i) {
      const double value = found[i]->get(before + kind + after).value_or(0);
      row.push_back(shown(value));
      if (i > 0) row.push_back(ratio(value, found[i - 1]->get(before + kind + after).value_or(0)));
    }
    table.add(std::move(row));
  }
  return table.text();
}

std::string build_growth_table(const std::vector<Figures>& runs) {
  if (runs.size() < 2) return "";
  std::vector<std::string> header{"articles/s"};
  std::set<std::string> builds;
  for (const Figures& run : runs) {
    header.push_back(size_of(run));
    for (std::string& name : run.matches("build/*/articles_per_s")) builds.insert(std::move(name));
  }
  MarkdownTable table(std::move(header));
  for (const std::string& build : builds) {
    std::vector<std::string> row{build};
    for (const Figures& run : runs) {
      const auto rate = run.get("build/" + build + "/articles_per_s");
      row.push_back(rate ? grouped(static_cast<std::uint64_t>(*rate)) : "-");
    }
    table.add(std::move(row));
  }
  return table.text();
}

}  // namespace dateline::benchmarks
