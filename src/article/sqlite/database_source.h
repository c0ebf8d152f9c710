// SQLite databases as files: how a SOURCE names a table, what stands beside a database.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/file_walk.h"

namespace dateline::article {

/// "sqlite:FILE?table=NAME"; without "?table=NAME" the one table that looks like articles is meant.
struct DatabaseSource {
  std::string file;
  std::string table;  // or empty
};
/// Nothing for any other SOURCE.
std::optional<DatabaseSource> database_source(std::string_view source);

/// The file or folder that a SOURCE is on disk.
std::string source_path(const std::string& source);
/// What files that are read from it are at or below of: the path, for a table "FILE!TABLE".
std::string source_scope(const std::string& source);

/// Begins the regular file as a SQLite database does?
bool is_database(const std::filesystem::path& path);
bool is_database(std::string_view front);

/// Changes that SQLite has not yet written into a database stand in a file beside it (-wal): the database has
/// changed when that has. Files beside databases (-wal, -shm, -journal) are no sources themselves.
void join_database_files(std::vector<io::FoundFile>& files);

}  // namespace dateline::article
