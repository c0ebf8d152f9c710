// A prepared statement of SQLite that is closed by itself; what goes wrong is thrown within this folder.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace dateline::benchmarks {

class SqliteFailure : public std::runtime_error {
 public:
  explicit SqliteFailure(sqlite3* database) : std::runtime_error(sqlite3_errmsg(database)) {}
};

inline void execute(sqlite3* database, const std::string& sql) {
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    throw SqliteFailure(database);
}

class SqliteStatement {
 public:
  SqliteStatement(sqlite3* database, const std::string& sql) : database_(database) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
      throw SqliteFailure(database);
    statement_.reset(statement);
  }
  /// Texts must outlive the steps that use them.
  SqliteStatement& bind(int place, std::string_view text) {
    sqlite3_bind_text(statement_.get(), place, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    return *this;
  }
  SqliteStatement& bind(int place, std::int64_t number) {
    sqlite3_bind_int64(statement_.get(), place, number);
    return *this;
  }
  /// Is there another row?
  bool step() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) throw SqliteFailure(database_);
    return code == SQLITE_ROW;
  }
  /// Runs to the end and is ready for other values.
  void run() {
    while (step()) {
    }
    sqlite3_reset(statement_.get());
  }
  void reset() { sqlite3_reset(statement_.get()); }
  std::int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  /// Good until the next step.
  std::string_view text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return {bytes == nullptr ? "" : bytes,
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
  }

 private:
  struct Close {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Close> statement_;
};

/// Closed with the last copy.
inline std::shared_ptr<sqlite3> open_sqlite(const std::string& path, int flags) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
  std::shared_ptr<sqlite3> shared(database, sqlite3_close);
  if (code != SQLITE_OK) throw SqliteFailure(database);
  return shared;
}

}  // namespace dateline::benchmarks
