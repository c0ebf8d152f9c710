// Columns of a file into judgements and runs.
#include "benchmarks/trec_files.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <utility>

namespace dateline::benchmarks {
namespace {

using Columns = std::vector<std::string>;

Columns columns_of(const std::string& line) {
  std::istringstream in(line);
  Columns columns;
  for (std::string column; in >> column;) columns.push_back(std::move(column));
  return columns;
}

template <class Number>
bool read_number(const std::string& text, Number& number) {
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end;
}

/// Calls take(columns) for each line that is not empty; it says what is wrong, or nothing.
error::Status read_lines(const std::filesystem::path& path, const std::string& form,
                         const std::function<std::string(const Columns&)>& take) {
  std::ifstream in(path);
  if (!in) return error::Error{error::ErrorKind::bad_source, {path.string()}, "cannot be read", "", ""};
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    const Columns columns = columns_of(line);
    if (columns.empty()) continue;
    const std::string wrong = take(columns);
    if (!wrong.empty())
      return error::Error{
          error::ErrorKind::bad_source, {path.string(), number}, wrong, line, "each line is: " + form};
  }
  return {};
}

bool ranks_before(const RunEntry& a, const RunEntry& b) {
  return a.score != b.score ? a.score > b.score : a.document > b.document;
}

}  // namespace

error::Result<Judgements> read_judgements(const std::filesystem::path& path) {
  Judgements judgements;
  const auto read = read_lines(path, "topic iteration document relevance", [&](const Columns& columns) {
    long relevance = 0;
    if (columns.size() != 4) return std::string("expected four columns");
    if (!read_number(columns[3], relevance)) return std::string("expected a whole number as relevance");
    const bool added = judgements[columns[0]].emplace(columns[2], relevance).second;
    return added ? std::string() : columns[2] + " is judged twice for topic " + columns[0];
  });
  if (!read) return read.error();
  return judgements;
}

error::Result<Run> read_run(const std::filesystem::path& path) {
  Run run;
  std::set<std::pair<std::string, std::string>> seen;
  const auto read = read_lines(path, "topic Q0 document rank score name", [&](const Columns& columns) {
    double score = 0;
    if (columns.size() != 6) return std::string("expected six columns");
    if (!read_number(columns[4], score) || !std::isfinite(score))
      return std::string("expected a number as score");
    if (!seen.emplace(columns[0], columns[2]).second)
      return columns[2] + " is found twice for topic " + columns[0];
    run[columns[0]].push_back({columns[2], score});
    return std::string();
  });
  if (!read) return read.error();
  for (auto& [topic, entries] : run) std::ranges::sort(entries, ranks_before);
  return run;
}

}  // namespace dateline::benchmarks
