// Which pragmas and limits hostile databases ask for: sqlite.org/security.html.
#include "article/sqlite/database.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include <array>
#include <fstream>
#include <utility>

#include "article/article_reader.h"

namespace dateline::article {
namespace {

constexpr int kLongestSql = 1 << 20;

std::string quoted(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

/// A path within an URI.
std::string escaped(const std::string& path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > ' ' && byte < 0x7f && c != '%' && c != '?' && c != '#';
    if (plain) {
      out += c;
    } else {
      ((out += '%') += kHex[byte >> 4U]) += kHex[byte & 15U];
    }
  }
  return out;
}

/// Between two rows a view may compute for long, but not without end.
int count_steps(void* steps) {
  constexpr std::uint64_t kMostSteps = 1000;
  return ++*static_cast<std::uint64_t*>(steps) > kMostSteps ? 1 : 0;
}
constexpr int kOperationsOfStep = 1'000'000;

/// Opening a database that keeps a log (WAL) makes files beside it, unless it is said not to change.
bool needs_no_log(const std::filesystem::path& path) {
  std::array<char, 20> front{};
  std::ifstream file(path, std::ios::binary);
  struct stat log {};
  const bool has_log = ::stat((path.string() + "-wal").c_str(), &log) == 0 && log.st_size > 0;
  return file.read(front.data(), front.size()) && front[18] == 2 && !has_log;
}

}  // namespace

void DatabaseRows::Close::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

DatabaseRows::Step DatabaseRows::next() {
  *steps_ = 0;
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return Step::row;
    case SQLITE_DONE:
      return Step::end;
    case SQLITE_TOOBIG:
      return Step::too_large;
    default:
      return Step::failed;
  }
}

Cell DatabaseRows::cell(int column) const {
  sqlite3_stmt* row = statement_.get();
  Cell cell;
  const auto bytes = [&](const void* begin) {
    const int size = sqlite3_column_bytes(row, column);
    return begin == nullptr
               ? std::string_view{}
               : std::string_view(static_cast<const char*>(begin), static_cast<std::size_t>(size));
  };
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
      cell.type = Cell::Type::integer;
      cell.integer = sqlite3_column_int64(row, column);
      break;
    case SQLITE_FLOAT:
      cell.type = Cell::Type::real;
      cell.real = sqlite3_column_double(row, column);
      break;
    case SQLITE_TEXT:
      cell.type = Cell::Type::text;
      cell.text = bytes(sqlite3_column_text(row, column));
      break;
    case SQLITE_BLOB:
      cell.type = Cell::Type::bytes;
      cell.text = bytes(sqlite3_column_blob(row, column));
      break;
    default:
      break;
  }
  return cell;
}

std::vector<std::string> DatabaseRows::names() const {
  std::vector<std::string> names;
  for (int i = 0; i < sqlite3_column_count(statement_.get()); ++i) {
    const char* name = sqlite3_column_name(statement_.get(), i);
    names.emplace_back(name == nullptr ? "" : name);
  }
  return names;
}

error::Result<Database> Database::open(const std::filesystem::path& path, std::string place) {
  const std::string uri =
      "file:" + escaped(path.string()) + "?mode=ro" + (needs_no_log(path) ? "&immutable=1" : "");
  Database opened;
  opened.place_ = std::move(place);
  sqlite3* raw = nullptr;
  const int result = sqlite3_open_v2(uri.c_str(), &raw, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
  opened.database_.reset(raw);
  if (result != SQLITE_OK) return opened.failure(0);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_limit(raw, SQLITE_LIMIT_LENGTH, static_cast<int>(kLongestRecord));
  sqlite3_limit(raw, SQLITE_LIMIT_SQL_LENGTH, kLongestSql);
  sqlite3_limit(raw, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_progress_handler(raw, kOperationsOfStep, count_steps, opened.steps_.get());
  sqlite3_busy_timeout(raw, 5000);
  sqlite3_exec(raw, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0", nullptr, nullptr, nullptr);
  return opened;
}

error::Error Database::failure(std::uint64_t row) const {
  const int code = sqlite3_extended_errcode(database_.get());
  const bool damaged = (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
  const std::string reason = sqlite3_errmsg(database_.get());
  return {
      error::ErrorKind::bad_source,
      {place_, row, 0},
      damaged ? "the SQLite database is damaged: " + reason : "the SQLite database cannot be read: " + reason,
      "",
      damaged ? "sqlite3 FILE .recover reads what is left of it" : ""};
}

error::Result<DatabaseRows> Database::query(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  const int result =
      sqlite3_prepare_v2(database_.get(), sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
  if (result != SQLITE_OK) return failure(0);
  return DatabaseRows(statement, steps_.get());
}

error::Result<std::vector<DatabaseTable>> Database::tables() {
  auto rows = query(
      "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view', "
      "'virtual') "
      "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  if (!rows) return rows.error();
  std::vector<DatabaseTable> tables;
  DatabaseRows::Step step = DatabaseRows::Step::row;
  while ((step = rows->next()) == DatabaseRows::Step::row)
    tables.push_back({std::string(rows->cell(0).text), rows->cell(1).text == "table"});
  if (step != DatabaseRows::Step::end) return failure(0);
  return tables;
}

error::Result<std::vector<std::string>> Database::columns(const std::string& table) {
  auto rows = query("SELECT * FROM main." + quoted(table));
  if (!rows) return rows.error();
  return rows->names();
}

error::Result<DatabaseRows> Database::rows(const std::string& table, const std::vector<std::string>& columns,
                                           std::uint64_t skipped) {
  std::string sql = "SELECT ";
  for (std::size_t i = 0; i < columns.size(); ++i) sql += (i == 0 ? "" : ", ") + quoted(columns[i]);
  sql += " FROM main." + quoted(table);
  if (skipped > 0) sql += " LIMIT -1 OFFSET " + std::to_string(skipped);
  return query(sql);
}

}  // namespace dateline::article
