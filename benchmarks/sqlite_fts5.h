// SQLite's FTS5 as a peer: the same articles in one file, as its manual shows it.
#pragma once

#include <filesystem>
#include <memory>

#include "article/article_reader.h"
#include "benchmarks/plain_xapian.h"
#include "error/result.h"

struct sqlite3;

namespace dateline::benchmarks {

/// Was SQLite there when the benchmarks were compiled? Without it all of these answer with an Error that
/// says so.
bool has_sqlite_fts5();

/// Makes a new database in one transaction, without a journal: an FTS5 table of titles and bodies (porter
/// stems over unicode61), a table of ids, days, places, topics and sources to count, and one of all values
/// of names to ask for, indexed when it is complete. What was at `database` is gone.
error::Result<Volume> build_sqlite_fts5(const std::filesystem::path& database, article::SourceReader& reader);

/// Replaces the articles of the same ids, adds the others; one transaction, with SQLite's defaults for
/// durability.
error::Result<Volume> update_sqlite_fts5(const std::filesystem::path& database,
                                         article::SourceReader& reader);

/// Asks such a database: MATCH, bm25() with the title counting twice, snippet(). Facets are counted in code
/// over the rows of all matches.
class SqliteFts5 {
 public:
  static error::Result<SqliteFts5> open(const std::filesystem::path& database);
  /// `request.query` in Dateline's language, of which only what fts5_syntax() knows how to say is understood.
  error::Result<PlainAnswer> answer(const PlainRequest& request);

 private:
  using Handle = std::shared_ptr<sqlite3>;
  SqliteFts5(std::filesystem::path path, Handle database)
      : path_(std::move(path)), database_(std::move(database)) {}

  std::filesystem::path path_;
  Handle database_;
};

}  // namespace dateline::benchmarks
