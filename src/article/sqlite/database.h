// A SQLite database, opened for reading alone; the one place that knows SQLite's functions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dateline::article {

/// A value of a row, as its type says.
struct Cell {
  enum class Type : std::uint8_t { null, integer, real, text, bytes };
  Type type = Type::null;
  std::string_view text;  // of text and bytes; valid until the next row
  std::int64_t integer = 0;
  double real = 0;
};

struct DatabaseTable {
  std::string name;
  bool is_plain = false;  // neither a view nor a virtual table
};

/// Rows of one query, in order.
class DatabaseRows {
 public:
  enum class Step : std::uint8_t { row, end, too_large, failed };
  /// `steps` counts what SQLite computes for a row, and is set back for each.
  DatabaseRows(sqlite3_stmt* statement, std::uint64_t* steps) : statement_(statement), steps_(steps) {}
  Step next();
  Cell cell(int column) const;
  std::vector<std::string> names() const;

 private:
  struct Close {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Close> statement_;
  std::uint64_t* steps_;
};

/// Nothing is written, not even files beside the database unless it has a log of changes (-wal) that must be
/// read, too. What the database itself says is to be run (triggers, functions in views) is not trusted.
class Database {
 public:
  /// `place`: what errors call it.
  static error::Result<Database> open(const std::filesystem::path& path, std::string place);

  /// In the order of their names, without those of SQLite itself.
  error::Result<std::vector<DatabaseTable>> tables();
  error::Result<std::vector<std::string>> columns(const std::string& table);
  /// Rows behind the first `skipped`, in the order of the table.
  error::Result<DatabaseRows> rows(const std::string& table, const std::vector<std::string>& columns,
                                   std::uint64_t skipped);
  /// What SQLite says went wrong last; `row`: 0 for none.
  error::Error failure(std::uint64_t row) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  error::Result<DatabaseRows> query(const std::string& sql);
  std::unique_ptr<std::uint64_t> steps_ = std::make_unique<std::uint64_t>(0);
  std::unique_ptr<sqlite3, Close> database_;
  std::string place_;
};

}  // namespace dateline::article
