// SQLite databases for tests, written by SQLite.
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <stdexcept>
#include <string>

namespace dateline::article {

/// Runs `sql` on the database, which is made when it is not there.
inline void run_sql(const std::filesystem::path& path, const std::string& sql) {
  sqlite3* database = nullptr;
  char* message = nullptr;
  const bool opened = sqlite3_open(path.c_str(), &database) == SQLITE_OK;
  const bool done = opened && sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message) == SQLITE_OK;
  const std::string reason = message == nullptr ? "cannot open it" : message;
  sqlite3_free(message);
  sqlite3_close(database);
  if (!done) throw std::runtime_error(path.string() + ": " + reason);
}

}  // namespace dateline::article
