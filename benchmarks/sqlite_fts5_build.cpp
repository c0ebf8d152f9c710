// Articles into the tables of one SQLite file.
#include <optional>
#include <string>

#include "benchmarks/article_values.h"
#include "benchmarks/sqlite_fts5.h"
#include "benchmarks/sqlite_statement.h"

namespace dateline::benchmarks {
namespace {

constexpr const char* kTables =
    "CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize='porter unicode61');"
    "CREATE TABLE articles(number INTEGER PRIMARY KEY, id TEXT, title TEXT, day TEXT, place TEXT, topic "
    "TEXT, source TEXT);"
    "CREATE TABLE names(field INTEGER, value TEXT, article INTEGER);";
constexpr const char* kIndexes =
    "CREATE UNIQUE INDEX by_id ON articles(id);"
    "CREATE INDEX by_name ON names(field, value, article);"
    "CREATE INDEX by_article ON names(article);";

std::string joined(const std::vector<std::string>& values) {
  std::string all;
  for (const std::string& value : values) all += (all.empty() ? "" : std::string(1, kValueSeparator)) + value;
  return all;
}

/// The statements that write one article.
class ArticleWriter {
 public:
  explicit ArticleWriter(sqlite3* database)
      : words_(database, "INSERT INTO words(rowid, title, body) VALUES(?,?,?)"),
        article_(database, "INSERT INTO articles VALUES(?,?,?,?,?,?,?)"),
        name_(database, "INSERT INTO names VALUES(?,?,?)") {}

  void write(std::int64_t number, const article::Article& article) {
    words_.bind(1, number).bind(2, article.title).bind(3, article.body).run();
    const std::string day = day_of(article.published);
    const std::string place = joined(values_of(article, schema::Facet::place));
    const std::string topic = joined(values_of(article, schema::Facet::topic));
    article_.bind(1, number).bind(2, article.id).bind(3, article.title).bind(4, day);
    article_.bind(5, place).bind(6, topic).bind(7, article.source).run();
    for (const PlainFacet& facet : kPlainFacets)
      for (const std::string& value : values_of(article, facet.facet))
        name_.bind(1, static_cast<std::int64_t>(facet.slot)).bind(2, value).bind(3, number).run();
  }

 private:
  SqliteStatement words_, article_, name_;
};

/// Takes out what an article of this id left; says its number.
class ArticleRemover {
 public:
  explicit ArticleRemover(sqlite3* database)
      : find_(database, "SELECT number FROM articles WHERE id=?"),
        words_(database, "DELETE FROM words WHERE rowid=?"),
        article_(database, "DELETE FROM articles WHERE number=?"),
        names_(database, "DELETE FROM names WHERE article=?") {}

  std::optional<std::int64_t> remove(const std::string& id) {
    const bool found = find_.bind(1, id).step();
    const std::int64_t number = found ? find_.number(0) : 0;
    find_.reset();
    if (!found) return std::nullopt;
    for (SqliteStatement* statement : {&words_, &article_, &names_}) statement->bind(1, number).run();
    return number;
  }

 private:
  SqliteStatement find_, words_, article_, names_;
};

error::Error failure(const std::filesystem::path& database, const SqliteFailure& problem) {
  return {error::ErrorKind::storage, {database.string()}, std::string("SQLite: ") + problem.what(), "", ""};
}

Volume write_all(sqlite3* database, article::SourceReader& reader) {
  ArticleWriter writer(database);
  Volume volume;
  while (auto article = reader.next()) {
    if (!*article) continue;
    writer.write(static_cast<std::int64_t>(++volume.articles), **article);
    volume.text_bytes += text_bytes(**article);
  }
  volume.source_bytes = reader.bytes_in();
  return volume;
}

Volume replace_all(sqlite3* database, article::SourceReader& reader) {
  ArticleWriter writer(database);
  ArticleRemover remover(database);
  SqliteStatement last(database, "SELECT max(number) FROM articles");
  std::int64_t next = last.step() ? last.number(0) + 1 : 1;
  last.reset();
  Volume volume;
  while (auto article = reader.next()) {
    if (!*article) continue;
    const auto number = remover.remove((*article)->id);
    writer.write(number ? *number : next++, **article);
    ++volume.articles;
    volume.text_bytes += text_bytes(**article);
  }
  volume.source_bytes = reader.bytes_in();
  return volume;
}

}  // namespace

bool has_sqlite_fts5() { return true; }

error::Result<Volume> build_sqlite_fts5(const std::filesystem::path& path, article::SourceReader& reader) {
  std::filesystem::remove(path);
  try {
    const auto database = open_sqlite(path.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    execute(database.get(), "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-262144;");
    execute(database.get(), std::string("BEGIN;") + kTables);
    const Volume volume = write_all(database.get(), reader);
    execute(database.get(), std::string(kIndexes) + "COMMIT;");
    return volume;
  } catch (const SqliteFailure& problem) {
    return failure(path, problem);
  }
}

error::Result<Volume> update_sqlite_fts5(const std::filesystem::path& path, article::SourceReader& reader) {
  try {
    const auto database = open_sqlite(path.string(), SQLITE_OPEN_READWRITE);
    execute(database.get(), "BEGIN");
    const Volume volume = replace_all(database.get(), reader);
    execute(database.get(), "COMMIT");
    return volume;
  } catch (const SqliteFailure& problem) {
    return failure(path, problem);
  }
}

}  // namespace dateline::benchmarks
