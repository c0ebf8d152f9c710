// Tables of SQLite databases: which one, which columns, values of any type, and damage.
#include "article/table_reader.h"

#include <catch2/catch.hpp>

#include "article/publication_date.h"
#include "article/read_sources.h"
#include "article/sample_database.h"
#include "article/sqlite/database_source.h"
#include "support/temporary_directory.h"

using namespace dateline;
using namespace dateline::article;
using test_support::TemporaryDirectory;
using Messages = std::vector<std::string>;
using Names = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

SourcesRead read(const std::string& source, ReadOptions options = {}) {
  return read_sources({source}, std::move(options));
}

Messages texts(const ReadResult& read) {
  Messages out;
  for (const error::Error& failure : read.errors) out.push_back(failure.message);
  return out;
}

const std::string kArticles =
    "CREATE TABLE articles (id TEXT, title TEXT, body TEXT, published, authors TEXT, tags TEXT, updated);"
    "INSERT INTO articles VALUES ('a', 'Rain', 'It rains.', '2024-03-22', 'Ann Rook; Merten Feld', "
    "'[\"weather\", {\"name\": \"rivers\"}]', 1711181700),"
    "('b', 'Sun', NULL, 1711102500, NULL, NULL, NULL),"
    "('c', 'Wind', 'It blows.', 2460391.5, '', 'a|b', NULL);";

}  // namespace

TEST_CASE("a table is read row by row, columns by the usual names", "[article][sqlite]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.path() / "news.db";
  run_sql(path, kArticles);
  for (const std::string& source : {"sqlite:" + path.string() + "?table=articles", path.string(),
                                    "sqlite:" + path.string(), folder.path().string()}) {
    CAPTURE(source);
    const SourcesRead all = read(source);
    CHECK(all.messages() == Messages{});
    REQUIRE(all.titles() == Names{"Rain", "Sun", "Wind"});
    const Article& rain = all.articles[0];
    CHECK(rain.id == "a");
    CHECK(rain.published == *parse_publication_date("2024-03-22"));
    CHECK(rain.modified == *parse_publication_date("2024-03-23T08:15:00"));
    CHECK(rain.authors == Names{"Ann Rook", "Merten Feld"});
    CHECK(rain.topics == Names{"weather", "rivers"});
    CHECK(all.articles[1].published == *parse_publication_date("2024-03-22T10:15:00"));
    CHECK(all.articles[2].published == *parse_publication_date("2024-03-22T00:00:00"));
    CHECK(all.articles[2].topics == Names{"a", "b"});
    CHECK(all.articles[2].place.line == 3);
    REQUIRE(all.files.size() == 1);
    CHECK(all.files[0].absolute == path.string() + "!articles");
    CHECK(all.files[0].format == Format::sqlite);
    CHECK(all.files[0].complete);
  }
}

TEST_CASE("--map names columns; names of tables and columns may be anything", "[article][sqlite]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.path() / "odd ?#%.db";
  run_sql(path,
          "CREATE TABLE \"o\"\"dd; table\" (\"the \"\"head\"\"\", words); INSERT INTO \"o\"\"dd; table\" "
          "VALUES ('Rain', 7);");
  ReadOptions options;
  options.map = {{"title", "the \"head\""}, {"body", "words"}};
  const SourcesRead all = read("sqlite:" + path.string() + "?table=O\"DD; table", options);
  CHECK(all.messages() == Messages{});
  REQUIRE(all.titles() == Names{"Rain"});
  CHECK(all.articles[0].body == "7");
}

TEST_CASE("a table that is not there, or of which there are several, is told with their names",
          "[article][sqlite]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.path() / "news.db";
  run_sql(path, "CREATE TABLE people (name, age);");
  CHECK(texts(read(path.string())) == Messages{"no table looks like one of articles; there are: people"});
  CHECK(texts(read("sqlite:" + path.string() + "?table=news")) ==
        Messages{"there is no table \"news\"; there are: people"});
  run_sql(path,
          "CREATE TABLE a (title, body); CREATE TABLE b (title, body); CREATE VIEW c AS SELECT * FROM a;");
  CHECK(texts(read(path.string())) ==
        Messages{"more than one table looks like one of articles; there are: a, b"});
  CHECK(read(path.string()).messages()[0].starts_with(path.string() + ":"));
}

TEST_CASE("views and virtual tables are taken where there is no plain table, or they are named",
          "[article][sqlite]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.path() / "news.db";
  run_sql(path,
          "CREATE TABLE raw (a, b); INSERT INTO raw VALUES ('Rain', 'It rains.');"
          "CREATE VIEW news AS SELECT a AS title, b AS body FROM raw;");
  CHECK(read(path.string()).titles() == Names{"Rain"});
  CHECK(read("sqlite:" + path.string() + "?table=news").titles() == Names{"Rain"});
}

TEST_CASE("missing columns are told with those that are there", "[article][sqlite]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.path() / "news.db";
  run_sql(path, "CREATE TABLE news (a, b); INSERT INTO news VALUES (1, 2);");
  const std::string source = "sqlite:" + path.string() + "?table=news";
  CHECK(texts(read(source)) == Messages{"expected a column for the title or the text, found: a, b"});
  ReadOptions options;
  options.map = {{"title", "a"}, {"body", "text"}};
  CHECK(texts(read(source, options)) == Messages{"there is no column \"text\" for --map body, found: a, b"});
}

TEST_CASE("rows without title and text are rejected by number; the rest is read", "[article][sqlite]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.path() / "news.db";
  run_sql(path,
          "CREATE TABLE news (title, body); INSERT INTO news VALUES ('Rain', NULL), (NULL, ' '), "
          "(NULL, x'4DFC686C65'), ('Bytes', x'0001020304');");
  const SourcesRead all = read(path.string());
  CHECK(texts(all) == Messages{"the article has neither title nor text"});
  CHECK(all.errors[0].place.line == 2);
  REQUIRE(all.articles.size() == 3);
  CHECK(all.articles[1].body == "Mühle");
  CHECK(all.articles[2].body.empty());
}

TEST_CASE("an empty table holds no article; a row that is too long is passed over", "[article][sqlite]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.path() / "news.db";
  run_sql(path, "CREATE TABLE news (title, body);");
  CHECK(texts(read(path.string())) == Messages{"the table holds no article"});
  run_sql(path,
          "INSERT INTO news VALUES ('Rain', 'a'), ('Long', printf('%.*c', 68000000, 'x')), ('Sun', 'b');");
  const SourcesRead all = read(path.string());
  CHECK(all.titles() == Names{"Rain", "Sun"});
  CHECK(texts(all) == Messages{"the row is longer than 64 MiB"});
  CHECK(all.errors[0].place.line == 2);
}

TEST_CASE("views that compute or multiply rows without end come to one", "[article][sqlite][hostile]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.path() / "news.db";
  run_sql(path,
          "CREATE VIEW many AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
          "SELECT 'Rain' AS title, i AS body FROM n;"
          "CREATE VIEW never AS SELECT title, body FROM many WHERE body < 0;");
  const SourcesRead many = read("sqlite:" + path.string() + "?table=many");
  CHECK(many.articles.size() == fs::file_size(path));
  REQUIRE(many.errors.size() == 1);
  CHECK(many.errors[0].message.starts_with("the table holds more than a file of this size may"));
  const SourcesRead never = read("sqlite:" + path.string() + "?table=never");
  CHECK(never.articles.empty());
  CHECK(texts(never) == Messages{"the SQLite database cannot be read: interrupted"});
}

TEST_CASE("what is no database, or a damaged one, is an error; the rows before the damage are read",
          "[article][sqlite]") {
  const TemporaryDirectory folder;
  const fs::path none = folder.write("none.db", "It rains.");
  CHECK(texts(read("sqlite:" + none.string() + "?table=a")) == Messages{"expected a SQLite database"});
  CHECK(texts(read("sqlite:" + (folder.path() / "gone.db").string())) ==
        Messages{"there is no such file or folder"});
  const fs::path path = folder.path() / "news.db";
  run_sql(path,
          "CREATE TABLE news (title, body); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
          "WHERE i < 500) INSERT INTO news SELECT 'Rain ' || i, printf('%.*c', 500, 'x') FROM n;");
  std::string bytes = test_support::read_whole_file(path);
  bytes.replace(bytes.size() / 2 / 4096 * 4096, 4096, 4096, '\xEE');
  const fs::path damaged = folder.write("damaged.db", bytes);
  const SourcesRead all = read(damaged.string());
  CHECK(all.articles.size() > 100);
  REQUIRE(all.errors.size() == 1);
  CHECK(all.errors[0].message.starts_with("the SQLite database is damaged: "));
  CHECK(all.errors[0].place.line == all.articles.size() + 1);
  CHECK_FALSE(all.files.at(0).complete);
}

TEST_CASE("in archives and streams databases are refused, not read as text", "[article][sqlite]") {
  const std::string bytes = std::string("SQLite format 3\0", 16) + std::string(100, '\0');
  CHECK(read_text(Format::automatic, bytes).errors.at(0).message ==
        "a SQLite database can only be read where it is a file of its own");
}

TEST_CASE("a database is left as it is, and its log is read with it", "[article][sqlite]") {
  const TemporaryDirectory folder;
  const fs::path path = folder.path() / "news.db";
  run_sql(path,
          "PRAGMA journal_mode=WAL; CREATE TABLE news (title, body); INSERT INTO news VALUES ('Rain', 'a');");
  REQUIRE(!fs::exists(path.string() + "-wal"));  // closing has written it into the database
  const std::string before = test_support::read_whole_file(path);
  CHECK(read(folder.path().string()).titles() == Names{"Rain"});
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
  CHECK(test_support::read_whole_file(path) == before);

  sqlite3* writer = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &writer) == SQLITE_OK);
  REQUIRE(sqlite3_exec(writer, "INSERT INTO news VALUES ('Sun', 'b')", nullptr, nullptr, nullptr) ==
          SQLITE_OK);
  const SourcesRead all = read(folder.path().string());
  CHECK(all.titles() == Names{"Rain", "Sun"});
  CHECK(all.messages() == Messages{});  // the log and its index are no sources
  CHECK(all.files.at(0).file_size > fs::file_size(path));
  sqlite3_close(writer);
}

TEST_CASE("SOURCEs that name tables", "[article][sqlite]") {
  CHECK(!database_source("news.db"));
  CHECK(database_source("sqlite:a?b.db?table=c")->file == "a?b.db");
  CHECK(database_source("sqlite:a?b.db?table=c")->table == "c");
  CHECK(database_source("sqlite:a.db")->table.empty());
  CHECK(source_scope("sqlite:a.db?table=c") == "a.db!c");
  CHECK(source_scope("news") == "news");
}
