// Specification of the changes that read no source: remove, compact, roll back; and of the way out, export.
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <set>

#include "index/index_check.h"
#include "index/index_compact.h"
#include "index/index_export.h"
#include "index/index_remove.h"
#include "index/index_rollback.h"
#include "index/index_update.h"
#include "store/generation.h"
#include "store/write_lock.h"
#include "support/built_index.h"
#include "support/random_articles.h"
#include "support/temporary_directory.h"

using namespace dateline;
using test_support::BuiltIndex;
using test_support::read_whole_file;
using test_support::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

constexpr index::MergePolicy kNoMerging{
    .smallest = 2'000, .largest = 2'000'000, .fan_in = 1000, .dead_share = 2};

store::Manifest live_manifest(const fs::path& index) {
  const store::IndexDirectory directory = store::IndexDirectory::open(index).value();
  return directory.read_manifest(directory.current().value().value()).value();
}

std::set<std::string> ids_of(const fs::path& index) {
  std::set<std::string> ids;
  const auto generation = store::Generation::open(index).value();
  for (std::size_t i = 0; i < generation.segment_count(); ++i)
    for (store::DocId docid = 1; docid <= generation.segment(i).article_count(); ++docid)
      if (!generation.segment(i).tombstones().is_dead(docid))
        ids.emplace(generation.segment(i).columns().id(docid));
  return ids;
}

std::set<std::string> files_below(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != "LOCK")
      names.insert(entry.path().lexically_relative(folder).generic_string());
  return names;
}

index::RemoveReport remove(const fs::path& index, std::vector<std::string> ids, std::size_t keep = 1) {
  auto report = index::remove_articles(
      index, {.ids = std::move(ids), .keep = keep, .command = "test", .merging = kNoMerging});
  REQUIRE(report);
  return *report;
}

void check_sound(const fs::path& index) {
  const auto report = index::check_index(index, {.full = true});
  REQUIRE(report);
  for (const error::Error& damage : report->damage) UNSCOPED_INFO(error::describe(damage));
  CHECK(report->damage.empty());
}

std::vector<std::string> exported(const fs::path& index) {
  std::vector<std::string> lines;
  REQUIRE(index::export_articles(index, [&](std::string_view line) {
    lines.emplace_back(line);
    return true;
  }));
  return lines;
}

/// Changes the byte in the middle of a file.
void damage(const fs::path& file) {
  std::string bytes = read_whole_file(file);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::ofstream(file, std::ios::binary) << bytes;
}

fs::path only_tombstones(const fs::path& index) {
  for (const auto& entry : fs::directory_iterator(index / "tombstones")) return entry.path();
  return {};
}

}  // namespace

TEST_CASE("removed articles are gone at once, from the totals too", "[index][remove]") {
  const auto articles = test_support::random_articles(3, 40);
  const BuiltIndex built(articles);
  const auto report = remove(built.path(), {"a0003", "a0017", "a0003"});
  CHECK(report.build.removed == 2);
  CHECK(report.build.articles == 38);
  CHECK(report.build.unchanged == 38);
  CHECK(report.unknown.empty());
  CHECK_FALSE(store::Generation::open(built.path())->find_id("a0003"));
  check_sound(built.path());

  std::vector<article::Article> left;
  for (const article::Article& article : articles)
    if (article.id != "a0003" && article.id != "a0017") left.push_back(article);
  const BuiltIndex fresh(left);
  CHECK(live_manifest(built.path()).totals == live_manifest(fresh.path()).totals);
}

TEST_CASE("a removal leaves the segment as it is and writes tombstones beside it", "[index][remove]") {
  const BuiltIndex built(test_support::random_articles(4, 20));
  const store::Manifest before = live_manifest(built.path());
  remove(built.path(), {"a0001"});
  const store::Manifest once = live_manifest(built.path());
  CHECK(once.segments.front().files == before.segments.front().files);
  CHECK(once.segments.front().dead == 1);
  CHECK(once.segments.front().tombstones.path == "tombstones/000002-" + once.segments.front().id);
  remove(built.path(), {"a0002"});
  const auto generation = store::Generation::open(built.path());
  REQUIRE(generation);
  CHECK(generation->segment(0).tombstones().count() == 2);  // all that are dead, not only the last
  check_sound(built.path());
}

TEST_CASE("when the last article of a segment goes, the segment goes", "[index][remove]") {
  const BuiltIndex built(test_support::random_articles(5, 8), {.segment_articles = 4, .batch_articles = 4});
  REQUIRE(live_manifest(built.path()).segments.size() == 2);
  remove(built.path(), {"a0000", "a0001", "a0002", "a0003"}, 0);
  CHECK(live_manifest(built.path()).segments.size() == 1);
  CHECK(ids_of(built.path()) == std::set<std::string>{"a0004", "a0005", "a0006", "a0007"});
  remove(built.path(), {"a0004", "a0005", "a0006", "a0007"});
  CHECK(live_manifest(built.path()).totals.articles == 0);
  check_sound(built.path());
}

TEST_CASE("ids that no live article has are named, and nothing is written for them", "[index][remove]") {
  const BuiltIndex built(test_support::random_articles(6, 5));
  remove(built.path(), {"a0001"});
  const auto before = files_below(built.path());
  const auto report = remove(built.path(), {"a0001", "nobody"});
  CHECK(report.unknown == std::vector<std::string>{"a0001", "nobody"});
  CHECK(report.build.generation == 2);
  CHECK(files_below(built.path()) == before);
}

TEST_CASE("damaged tombstones are found by check, and nothing is changed over them",
          "[index][remove][damage]") {
  const BuiltIndex built(test_support::random_articles(7, 20));
  remove(built.path(), {"a0001", "a0002"});
  const fs::path file = only_tombstones(built.path());
  SECTION("a byte is another") { damage(file); }
  SECTION("cut") { fs::resize_file(file, fs::file_size(file) - 1); }
  SECTION("gone") { fs::remove(file); }
  const auto report = index::check_index(built.path(), {.full = true});
  CHECK((!report || !report->damage.empty()));
  index::BuildObserver quiet;
  const auto changed =
      index::compact_index(built.path(), {.keep = 1, .command = "test", .merging = {}}, quiet);
  if (changed) check_sound(built.path());  // then it did not matter
  CHECK_FALSE(changed);
}

TEST_CASE("a damaged article does not get into a merged segment", "[index][compact][damage]") {
  const BuiltIndex built(test_support::random_articles(8, 20),
                         {.segment_articles = 10, .batch_articles = 10});
  damage(built.path() / "segments" / live_manifest(built.path()).segments.front().id / "tokens");
  index::BuildObserver quiet;
  const auto report = index::compact_index(built.path(), {}, quiet);
  REQUIRE_FALSE(report);
  CHECK(report.error().kind == error::ErrorKind::damaged);
  CHECK(live_manifest(built.path()).generation == 1);
}

TEST_CASE("a compaction leaves one segment without anything of the dead", "[index][compact]") {
  const BuiltIndex built(test_support::random_articles(9, 40), {.segment_articles = 8, .batch_articles = 8});
  remove(built.path(), {"a0001", "a0030"});
  const store::LiveTotals totals = live_manifest(built.path()).totals;
  index::BuildObserver quiet;
  const auto report = index::compact_index(built.path(), {}, quiet);
  REQUIRE(report);
  CHECK(report->segments == 1);
  CHECK(report->unchanged == 38);
  const store::Manifest manifest = live_manifest(built.path());
  CHECK(manifest.segments.front().dead == 0);
  CHECK(manifest.segments.front().articles == 38);
  CHECK(manifest.totals == totals);
  check_sound(built.path());

  const auto before = files_below(built.path());
  CHECK(index::compact_index(built.path(), {}, quiet)->generation == report->generation);
  CHECK(files_below(built.path()) == before);
}

TEST_CASE("a compaction that is stopped leaves nothing", "[index][compact]") {
  struct Stopped : index::BuildObserver {
    bool cancelled() override { return true; }
  } stopped;
  const BuiltIndex built(test_support::random_articles(10, 20), {.segment_articles = 5, .batch_articles = 5});
  const auto before = files_below(built.path());
  const auto report = index::compact_index(built.path(), {}, stopped);
  REQUIRE_FALSE(report);
  CHECK(report.error().kind == error::ErrorKind::interrupted);
  CHECK(files_below(built.path()) == before);
}

TEST_CASE("a rollback makes the generation before live again", "[index][rollback]") {
  const BuiltIndex built(test_support::random_articles(11, 10));
  const auto all = ids_of(built.path());
  remove(built.path(), {"a0001"});
  const auto manifest = index::roll_back(built.path(), "test");
  REQUIRE(manifest);
  CHECK(manifest->generation == 1);
  CHECK(ids_of(built.path()) == all);
  check_sound(built.path());
  const auto again = index::roll_back(built.path(), "test");
  REQUIRE_FALSE(again);
  CHECK(again.error().kind == error::ErrorKind::not_found);
}

TEST_CASE("what is published after a rollback follows the generation that it went back to",
          "[index][rollback]") {
  const BuiltIndex built(test_support::random_articles(12, 10));
  remove(built.path(), {"a0001"}, 5);
  REQUIRE(index::roll_back(built.path(), "test"));
  remove(built.path(), {"a0002"}, 5);
  CHECK(live_manifest(built.path()).generation == 3);  // numbers are never used twice
  REQUIRE(index::roll_back(built.path(), "test"));
  CHECK(live_manifest(built.path()).generation == 1);
}

TEST_CASE("as many generations are kept as was said", "[index][rollback][keep]") {
  const std::size_t keep = GENERATE(0U, 1U, 2U, 5U);
  CAPTURE(keep);
  const BuiltIndex built(test_support::random_articles(13, 10));
  for (const char* id : {"a0001", "a0002", "a0003"}) remove(built.path(), {id}, keep);
  std::size_t back = 0;
  while (index::roll_back(built.path(), "test")) ++back;
  CHECK(back == std::min<std::size_t>(keep, 3));
  check_sound(built.path());
}

TEST_CASE("a rollback works when the live generation is damaged", "[index][rollback][damage]") {
  const BuiltIndex built(test_support::random_articles(14, 10));
  remove(built.path(), {"a0001"});
  SECTION("its manifest") { damage(built.path() / "generations" / "000002"); }
  SECTION("its tombstones") { fs::remove(only_tombstones(built.path())); }
  REQUIRE(index::roll_back(built.path(), "test"));
  CHECK(ids_of(built.path()).size() == 10);
}

TEST_CASE("a rollback to a damaged generation is refused", "[index][rollback][damage]") {
  const BuiltIndex built(test_support::random_articles(15, 10));
  remove(built.path(), {"a0001"});
  damage(built.path() / "generations" / "000001");
  const auto report = index::roll_back(built.path(), "test");
  REQUIRE_FALSE(report);
  CHECK(report.error().kind == error::ErrorKind::damaged);
  CHECK(live_manifest(built.path()).generation == 2);
}

TEST_CASE("changes need the lock and an index", "[index][locked]") {
  const TemporaryDirectory nowhere;
  index::BuildObserver quiet;
  CHECK(index::remove_articles(nowhere.path(), {}).error().kind == error::ErrorKind::not_found);
  CHECK(index::compact_index(nowhere.path(), {}, quiet).error().kind == error::ErrorKind::not_found);
  CHECK(index::roll_back(nowhere.path(), "test").error().kind == error::ErrorKind::not_found);
  const BuiltIndex built(test_support::random_articles(16, 5));
  const auto lock = store::WriteLock::acquire(built.path(), "somebody");
  REQUIRE(lock);
  CHECK(index::remove_articles(built.path(), {}).error().kind == error::ErrorKind::locked);
  CHECK(index::compact_index(built.path(), {}, quiet).error().kind == error::ErrorKind::locked);
  CHECK(index::roll_back(built.path(), "test").error().kind == error::ErrorKind::locked);
}

TEST_CASE("an export holds every live article, and builds an index with the same export", "[index][export]") {
  const BuiltIndex built(test_support::random_articles(17, 30), {.segment_articles = 8, .batch_articles = 8});
  remove(built.path(), {"a0004"});
  const auto lines = exported(built.path());
  CHECK(lines.size() == 29);
  std::string all;
  for (const std::string& line : lines) {
    CHECK(line.ends_with("}\n"));
    all += line;
  }
  const TemporaryDirectory folder;
  index::BuildOptions options;
  options.entities = false;
  options.sources = {folder.write("all.jsonl", all).string()};
  options.threads = 1;
  index::BuildObserver quiet;
  const auto report = index::build_index(folder.path() / "index", options, quiet);
  REQUIRE(report);
  CHECK(report->rejected == 0);
  CHECK(exported(folder.path() / "index") == lines);
  CHECK(live_manifest(folder.path() / "index").totals == live_manifest(built.path()).totals);
}

TEST_CASE("an exported line names fields as the reader knows them, and leaves out what is absent",
          "[index][export]") {
  const TemporaryDirectory folder;
  index::BuildOptions options;
  options.entities = false;
  options.sources = {
      folder
          .write(
              "a.jsonl",
              R"({"id":"1","title":"A \"quoted\" title","text":"One.\n\nTwo.","date":"2024-03","modified":"2024-04-02","topics":["oil"],"persons":["Ada Moss"],"language":"en"}
{"id":"2","title":"Two"}
)")
          .string()};
  index::BuildObserver quiet;
  REQUIRE(index::build_index(folder.path() / "index", options, quiet));
  const auto lines = exported(folder.path() / "index");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == R"({"id":"1","title":"A \"quoted\" title","body":"One.\n\nTwo.","date":"2024-03",)"
                    R"("modified":"2024-04-02","topics":["oil"],)"
                    R"("persons":["Ada Moss"],"language":"en","entities":{"person":["Ada Moss"]}})"
                    "\n");
  CHECK(lines[1] == "{\"id\":\"2\",\"title\":\"Two\"}\n");
}

TEST_CASE("an export ends when nobody takes more", "[index][export]") {
  const BuiltIndex built(test_support::random_articles(18, 10));
  int taken = 0;
  CHECK(index::export_articles(built.path(), [&](std::string_view) { return ++taken < 3; }));
  CHECK(taken == 3);
}
