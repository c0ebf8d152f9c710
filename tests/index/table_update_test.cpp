// Tables of databases as sources of updates: unchanged ones are not read, what is gone goes.
#include <catch2/catch.hpp>

#include "article/sample_database.h"
#include "index/index_update.h"
#include "index/source_list.h"
#include "store/generation.h"
#include "support/temporary_directory.h"

using namespace dateline;
using article::run_sql;
using test_support::TemporaryDirectory;

namespace {

index::BuildOptions options_for(const std::string& source) {
  index::BuildOptions options;
  options.entities = false;
  options.sources = {source};
  options.threads = 1;
  options.started = std::chrono::system_clock::now() + std::chrono::hours(1);  // times of files count
  return options;
}

}  // namespace

TEST_CASE("a table is updated and pruned as any source is", "[index][sqlite]") {
  const TemporaryDirectory folder;
  const std::filesystem::path database = folder.path() / "news.db";
  const std::filesystem::path path = folder.path() / "index";
  run_sql(database,
          "CREATE TABLE news (id, title, modified); CREATE TABLE old (id, title);"
          "INSERT INTO news VALUES ('a', 'Rain', '2024-03-22'), ('b', 'Sun', NULL);"
          "INSERT INTO old VALUES ('x', 'Snow');");
  const std::string news = "sqlite:" + database.string() + "?table=news";
  const std::string old = "sqlite:" + database.string() + "?table=old";
  index::BuildObserver quiet;
  const auto update = [&](const std::string& source, bool prune) {
    return index::update_index(path, {.build = options_for(source), .prune = prune, .merging = {}}, quiet)
        .value();
  };
  REQUIRE(index::build_index(path, options_for(news), quiet).value().articles == 2);
  CHECK(update(old, true).added == 1);  // another table: nothing of the first is lost, nor passed over
  CHECK(update(news, true).unchanged == 3);
  CHECK(update(news, false).bytes_in == 0);  // not even read
  CHECK(update(old, false).bytes_in == 0);

  run_sql(database,
          "DELETE FROM news WHERE id = 'b'; INSERT INTO news VALUES ('c', 'Wind', NULL);"
          "UPDATE news SET modified = '2024-03-23' WHERE id = 'a'");
  const index::BuildReport changed = update(news, true);
  CHECK(changed.added == 1);
  CHECK(changed.replaced == 1);  // a later date of change is a change
  CHECK(changed.removed == 1);
  const index::BuildReport kept = update(old, true);  // the file changed, this table did not
  CHECK(kept.removed == 0);
  CHECK(kept.unchanged == 3);
}
