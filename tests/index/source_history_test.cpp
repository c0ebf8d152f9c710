// Specification of what an update knows of the files that earlier runs have read.
#include "index/source_history.h"

#include <catch2/catch.hpp>

using namespace dateline;
using article::SourceFile;

namespace {

SourceFile file(const std::string& absolute, const std::string& relative) {
  SourceFile file;
  file.path = file.absolute = absolute;
  file.relative = relative;
  file.file_size = 100;
  file.bytes_in = 100;
  file.modified_ns = 5'000;
  file.changed_ns = 6'000;
  file.read_as = 7;
  file.content_hash = 8;
  return file;
}

}  // namespace

TEST_CASE("a path is made absolute without its detours", "[index][source_history]") {
  CHECK(index::absolute_source("/news/./wire/../a/") == "/news/a");
  CHECK(index::absolute_source("/") == "/");
}

TEST_CASE("below means below a folder, or in an archive", "[index][source_history]") {
  CHECK(index::is_at_or_below("/news", "/news"));
  CHECK(index::is_at_or_below("/news/a.txt", "/news"));
  CHECK(index::is_at_or_below("/news.tar!a.txt", "/news.tar"));
  CHECK(index::is_at_or_below("/news", "/"));
  CHECK_FALSE(index::is_at_or_below("/newspaper", "/news"));
  CHECK_FALSE(index::is_at_or_below("/new", "/news"));
}

TEST_CASE("a file is unchanged when times, size, name and options are as they were",
          "[index][source_history]") {
  index::SourceHistory history({{file("/news/a.txt", "a.txt")}, {}}, {"/news"});
  SourceFile now = file("/news/a.txt", "a.txt");
  CHECK(history.is_unchanged(now));
  CHECK(history.was_passed_over("/news/a.txt"));
  CHECK(history.passed_over() == 1);
  SECTION("size") { ++now.file_size; }
  SECTION("time of modification") { ++now.modified_ns; }
  SECTION("time of change") { ++now.changed_ns; }
  SECTION("options") { ++now.read_as; }
  SECTION("name below the source, which makes its id") { now.relative = "news/a.txt"; }
  SECTION("another file") { now.absolute = "/news/b.txt"; }
  CHECK_FALSE(history.is_unchanged(now));
}

TEST_CASE("times of zero say nothing", "[index][source_history]") {
  SourceFile racy = file("/news/a.txt", "a.txt");
  racy.modified_ns = racy.changed_ns = 0;
  index::SourceHistory history({{racy}, {}}, {"/news"});
  CHECK_FALSE(history.is_unchanged(racy));
}

TEST_CASE("a forgotten file is read, one forgotten member has the archive read", "[index][source_history]") {
  index::SourceHistory history({{file("/n/a.tar!x", "a.tar!x"), file("/n/a.tar!y", "a.tar!y")}, {}}, {"/n"});
  CHECK(history.is_unchanged(file("/n/a.tar", "a.tar")));
  CHECK(history.passed_over() == 2);
  history.forget("/n/a.tar!y");
  CHECK_FALSE(history.is_unchanged(file("/n/a.tar", "a.tar")));
}

TEST_CASE("a larger file may have grown, unless articles of it are lost", "[index][source_history]") {
  SourceFile before = file("/n/a.jsonl", "a.jsonl");
  SourceFile now = before;
  now.file_size = 200;
  index::SourceHistory history({{before}, {}}, {"/n"});
  REQUIRE(history.before_growth(now) != nullptr);
  CHECK(history.before_growth(before) == nullptr);
  index::mark_lost_articles(before);
  index::SourceHistory other({{before}, {}}, {"/n"});
  CHECK(other.before_growth(now) == nullptr);
  CHECK_FALSE(other.is_unchanged(before));
}

TEST_CASE("a file holds the same when its bytes do, whatever its times", "[index][source_history]") {
  index::SourceHistory history({{file("/n/a.txt", "a.txt")}, {}}, {"/n"});
  SourceFile now = file("/n/a.txt", "a.txt");
  now.modified_ns = now.changed_ns = 99;
  CHECK(history.holds_same(now));
  SECTION("bytes") { ++now.content_hash; }
  SECTION("options") { ++now.read_as; }
  SECTION("not read to the end") { now.complete = false; }
  CHECK_FALSE(history.holds_same(now));
}

TEST_CASE("files have their place in the run, members that of their archive", "[index][source_history]") {
  index::SourceHistory history({{}, {}}, {"/n"});
  (void)history.is_unchanged(file("/n/a.tar", "a.tar"));
  (void)history.is_unchanged(file("/n/b.txt", "b.txt"));
  CHECK(history.place_in_order("/n/a.tar!x/y") < history.place_in_order("/n/b.txt"));
  CHECK(history.place_in_order("/n/c.txt") == 0);  // not come upon
}

TEST_CASE("the next list has what was read now, and keeps the rest", "[index][source_history]") {
  index::SourceHistory history(
      {{file("/n/a.tar!x", "a.tar!x"), file("/n/b.txt", "b.txt"), file("/n/c.txt", "c.txt")}, {}}, {"/n"});
  SourceFile member = file("/n/a.tar!y", "a.tar!y");
  member.member = "y";
  std::vector<std::string> names;
  for (const SourceFile& each : history.next_list({member}, {"/n/c.txt"}).files)
    names.push_back(each.absolute);
  CHECK(names == std::vector<std::string>{"/n/b.txt", "/n/a.tar!y"});
}
