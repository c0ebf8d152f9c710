// The magic number is that of SQLite's file format (sqlite.org/fileformat.html).
#include "article/sqlite/database_source.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>

namespace dateline::article {
namespace {

constexpr std::string_view kScheme = "sqlite:";
constexpr std::string_view kTable = "?table=";
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::array<std::string_view, 3> kCompanions{"-wal", "-shm", "-journal"};

std::int64_t nanoseconds(const struct timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

void join_log(io::FoundFile& file) {
  struct stat log {};
  if (::stat((file.path.string() + "-wal").c_str(), &log) != 0 || log.st_size == 0) return;
  file.size += static_cast<std::uint64_t>(log.st_size);
  file.modified_ns = std::max(file.modified_ns, nanoseconds(log.st_mtim));
  file.changed_ns = std::max(file.changed_ns, nanoseconds(log.st_ctim));
}

/// The database that a file of this name stands beside; empty for any other.
std::string companion_of(const std::string& path) {
  for (const std::string_view ending : kCompanions)
    if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
  return {};
}

}  // namespace

std::optional<DatabaseSource> database_source(std::string_view source) {
  if (!source.starts_with(kScheme)) return std::nullopt;
  source.remove_prefix(kScheme.size());
  const std::size_t at = source.rfind(kTable);
  if (at == std::string_view::npos) return DatabaseSource{std::string(source), {}};
  return DatabaseSource{std::string(source.substr(0, at)), std::string(source.substr(at + kTable.size()))};
}

std::string source_path(const std::string& source) {
  const auto database = database_source(source);
  return database ? database->file : source;
}

std::string source_scope(const std::string& source) {
  const auto database = database_source(source);
  if (!database) return source;
  return database->table.empty() ? database->file : database->file + "!" + database->table;
}

bool is_database(std::string_view front) { return front.starts_with(kMagic); }

bool is_database(const std::filesystem::path& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return false;
  std::array<char, kMagic.size()> front{};
  std::ifstream file(path, std::ios::binary);
  return file.read(front.data(), front.size()) && is_database(std::string_view(front.data(), front.size()));
}

void join_database_files(std::vector<io::FoundFile>& files) {
  const auto is_companion = [](const io::FoundFile& file) {
    const std::string database = companion_of(file.path.string());
    return !database.empty() && is_database(std::filesystem::path(database));
  };
  if (files.size() > 1) std::erase_if(files, is_companion);
  for (io::FoundFile& file : files) join_log(file);
}

}  // namespace dateline::article
