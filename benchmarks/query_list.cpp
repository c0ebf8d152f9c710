// Lines of a file into classed queries.
#include "benchmarks/query_list.h"

#include <algorithm>
#include <fstream>

#include "benchmarks/game_query.h"

namespace dateline::benchmarks {

error::Result<std::vector<ClassedQuery>> read_query_list(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in)
    return error::Error{error::ErrorKind::bad_source,
                        {path.string()},
                        "cannot be read",
                        "",
                        "dateline-corpus --queries writes such a file"};
  std::vector<ClassedQuery> queries;
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    if (path.extension() == ".jsonl") {
      if (auto query = game_query(line)) queries.push_back(std::move(*query));
      continue;
    }
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos)
      return error::Error{
          error::ErrorKind::bad_source, {path.string(), number}, "expected class<TAB>query", line, ""};
    queries.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return queries;
}

std::vector<std::string> classes_of(const std::vector<ClassedQuery>& queries) {
  std::vector<std::string> classes;
  for (const ClassedQuery& query : queries)
    if (std::ranges::find(classes, query.kind) == classes.end()) classes.push_back(query.kind);
  return classes;
}

}  // namespace dateline::benchmarks
