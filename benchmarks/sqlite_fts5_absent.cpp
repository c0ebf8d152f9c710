// In place of the peer where SQLite is not installed.
#include "benchmarks/sqlite_fts5.h"

namespace dateline::benchmarks {
namespace {

error::Error absent(const std::filesystem::path& database) {
  return {error::ErrorKind::usage,
          {database.string()},
          "compiled without SQLite",
          "",
          "tools/install-packages --with-benchmarks installs it; then run cmake again"};
}

}  // namespace

bool has_sqlite_fts5() { return false; }
error::Result<Volume> build_sqlite_fts5(const std::filesystem::path& database, article::SourceReader&) {
  return absent(database);
}
error::Result<Volume> update_sqlite_fts5(const std::filesystem::path& database, article::SourceReader&) {
  return absent(database);
}
error::Result<SqliteFts5> SqliteFts5::open(const std::filesystem::path& database) { return absent(database); }
error::Result<PlainAnswer> SqliteFts5::answer(const PlainRequest&) { return absent(path_); }

}  // namespace dateline::benchmarks
