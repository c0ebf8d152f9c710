// Questions to FTS5 in SQL.
#include <string>

#include "benchmarks/fts5_syntax.h"
#include "benchmarks/joined_counts.h"
#include "benchmarks/sqlite_fts5.h"
#include "benchmarks/sqlite_statement.h"

namespace dateline::benchmarks {
namespace {

/// Where the matches of a query stand: FROM and WHERE, with the values of their parameters in order.
struct Matches {
  std::string from;
  std::vector<std::string> values;
  bool ranked = true;  // else the newest come first
};

Matches matches_of(const Fts5Query& query) {
  Matches matches;
  std::string from, where;
  const auto add = [](std::string& all, const char* between, const std::string& part) {
    all += (all.empty() ? "" : between) + part;
  };
  matches.ranked = !query.match.empty();
  if (matches.ranked) {
    add(where, " AND ", "words MATCH ?");
    matches.values.push_back(query.match);
    add(from, "", "words CROSS JOIN articles ON number=words.rowid");  // in this order
  } else {
    add(from, "", "names CROSS JOIN articles ON number=names.article");
  }
  if (!query.place.empty()) {
    const std::string is_place = "field=" + std::to_string(kPlainFacets[2].slot) + " AND value=?";
    add(where, " AND ",
        matches.ranked ? "number IN (SELECT article FROM names WHERE " + is_place + ")" : is_place);
    matches.values.push_back(query.place);
  }
  if (!query.first_day.empty()) {
    add(where, " AND ", "day BETWEEN ? AND ?");
    matches.values.insert(matches.values.end(), {query.first_day, query.last_day});
  }
  matches.from = " FROM " + from + " WHERE " + where;
  return matches;
}

SqliteStatement prepared(sqlite3* database, const Matches& matches, const std::string& select,
                         const std::string& rest = "") {
  SqliteStatement statement(database, select + matches.from + rest);
  int place = 0;
  for (const std::string& value : matches.values) statement.bind(++place, value);
  return statement;
}

void find_best(sqlite3* database, const Matches& matches, bool snippets, PlainAnswer& answer) {
  const std::string cut =
      snippets && matches.ranked ? ", snippet(words, 1, '<b>', '</b>', '...', 40)" : ", ''";
  const std::string order = matches.ranked ? "bm25(words, 2.0, 1.0)" : "day DESC, number";
  SqliteStatement best = prepared(database, matches, "SELECT articles.id, articles.title" + cut,
                                  " ORDER BY " + order + " LIMIT " + std::to_string(kHits));
  while (best.step())
    answer.hits.push_back({std::string(best.text(0)), std::string(best.text(1)), std::string(best.text(2))});
  answer.total = answer.hits.size();
}

void count_all(sqlite3* database, const Matches& matches, PlainAnswer& answer) {
  SqliteStatement count = prepared(database, matches, "SELECT count(*)");
  if (count.step()) answer.total = static_cast<std::uint64_t>(count.number(0));
}

void count_facets(sqlite3* database, const Matches& matches, PlainAnswer& answer) {
  std::array<JoinedCounts, kCountedFacets.size()> counts;
  SqliteStatement all = prepared(database, matches, "SELECT place, topic, source");
  answer.total = 0;
  while (all.step()) {
    ++answer.total;
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i].add(all.text(static_cast<int>(i)));
  }
  for (const JoinedCounts& count : counts) answer.facets.push_back(count.top(kFacetValues));
}

}  // namespace

error::Result<SqliteFts5> SqliteFts5::open(const std::filesystem::path& database) {
  try {
    auto handle = open_sqlite(database.string(), SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX);
    execute(handle.get(), "PRAGMA mmap_size=17179869184; PRAGMA cache_size=-262144;");
    return SqliteFts5(database, std::move(handle));
  } catch (const SqliteFailure& problem) {
    return error::Error{error::ErrorKind::not_found, {database.string()}, problem.what(), "", ""};
  }
}

error::Result<PlainAnswer> SqliteFts5::answer(const PlainRequest& request) {
  try {
    const Matches matches = matches_of(fts5_syntax(request.query));
    PlainAnswer answer;
    find_best(database_.get(), matches, request.snippets, answer);
    if (request.facets)
      count_facets(database_.get(), matches, answer);
    else if (request.exact_total)
      count_all(database_.get(), matches, answer);
    return answer;
  } catch (const SqliteFailure& problem) {
    return error::Error{error::ErrorKind::internal, {path_.string()}, problem.what(), request.query, ""};
  }
}

}  // namespace dateline::benchmarks
