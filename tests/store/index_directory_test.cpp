// The folder of an index: which folders are taken for one, what publication makes live, what is garbage.
#include "store/index_directory.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

#include "schema/schema_version.h"
#include "store/small_segment.h"
#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;
using error::ErrorKind;
using test_support::read_whole_file;
using test_support::TemporaryDirectory;

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

/// A manifest of segments of one small file each; writes the files that are not there.
Manifest manifest_of(const IndexDirectory& index, std::uint64_t generation,
                     const std::vector<std::string>& segments) {
  const TemporaryDirectory elsewhere;
  Manifest manifest;
  manifest.generation = generation;
  manifest.schema_version = schema::kSchemaVersion;
  const auto file = [&](const fs::path& path) {
    fs::create_directories(path.parent_path());
    if (!fs::exists(path)) fs::copy_file(elsewhere.write("content", path.string()), path);
    fs::remove(elsewhere.path() / "content");
    return file_entry(index.path(), fs::relative(path, index.path()).string());
  };
  for (const std::string& id : segments)
    manifest.segments.push_back({id,
                                 1,
                                 {file(index.segment_path(id) / "columns"),
                                  file(index.segment_path(id) / "xapian" / "postlist.glass")},
                                 0,
                                 {}});
  manifest.names = file(index.names_path(generation));
  manifest.sources = file(index.sources_path(generation));
  return manifest;
}

void publish(const IndexDirectory& index, std::uint64_t generation,
             const std::vector<std::string>& segments) {
  REQUIRE(index.publish(manifest_of(index, generation, segments)));
}

TEST_CASE("an index is a folder with a live generation", "[store][index_directory]") {
  const TemporaryDirectory folder;
  const auto opened_kind = [&](const fs::path& path) {
    const auto opened = IndexDirectory::open(path);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().place.source == path.string());
    CHECK_FALSE(opened.error().hint.empty());
    return opened.error().kind;
  };
  CHECK(opened_kind(folder.path() / "missing") == ErrorKind::not_found);
  CHECK(opened_kind(folder.write("file", "x")) == ErrorKind::not_found);
  CHECK(opened_kind(folder.path()) == ErrorKind::not_found);
  const auto built = IndexDirectory::create_or_open(folder.path() / "index");
  REQUIRE(built);
  CHECK(opened_kind(folder.path() / "index") == ErrorKind::not_found);
  publish(*built, 1, {"000001"});
  CHECK(IndexDirectory::open(folder.path() / "index"));
}

TEST_CASE("a build takes new, empty and own folders only", "[store][index_directory]") {
  struct Row {
    std::string title;
    std::vector<std::string> files;
    bool taken;
  };
  const auto row = GENERATE(values<Row>({
      {"new", {}, true},
      {"empty", {""}, true},
      {"remains of a first build that was killed",
       {"LOCK", "segments/000001/columns", "generations/000001"},
       true},
      {"an index", {"CURRENT", "generations/000001", "notes.txt"}, true},
      {"somebody's files", {"letter.txt"}, false},
      {"somebody's files beside a folder called segments", {"segments/a", "letter.txt"}, false},
      {"a database of another program", {"CURRENT", "LOCK", "MANIFEST-000004"}, false},
      {"hidden files", {".git/config"}, false},
  }));
  CAPTURE(row.title);
  const TemporaryDirectory folder;
  const fs::path path = folder.path() / "index";
  for (const std::string& file : row.files) {
    fs::create_directories(path);
    if (!file.empty()) folder.write("index/" + file, "x");
  }
  const auto opened = IndexDirectory::create_or_open(path);
  CHECK(opened.has_value() == row.taken);
  if (!opened) {
    CHECK(opened.error().kind == ErrorKind::usage);
    for (const std::string& file : row.files) CHECK(read_whole_file(path / file) == "x");
  }
}

TEST_CASE("a file is no place for an index", "[store][index_directory]") {
  const TemporaryDirectory folder;
  const auto opened = IndexDirectory::create_or_open(folder.write("file", "x"));
  REQUIRE_FALSE(opened);
  CHECK(opened.error().kind == ErrorKind::usage);
}

TEST_CASE("CURRENT holds a number, its checksum and nothing else", "[store][index_directory]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path()).value();
  CHECK(index.current().value() == std::nullopt);
  const std::string sound = "000041 d447af372904037a\n";
  folder.write("CURRENT", sound);
  CHECK(index.current().value() == 41U);
  const std::string bad = GENERATE_REF(
      values<std::string>({"", "\n", "41", "41\n", "0000041\n", "x\n", "41 \n", "-1\n", "41\n42\n",
                           "99999999999999999999999\n", std::string(1000, '1') + "\n", "000041\n",
                           sound + sound, " " + sound, sound.substr(0, sound.size() - 1)}));
  CAPTURE(bad);
  folder.write("CURRENT", bad);
  const auto current = index.current();
  REQUIRE_FALSE(current);
  CHECK(current.error().kind == ErrorKind::damaged);
  CHECK(current.error().place.source == (folder.path() / "CURRENT").string());
}

TEST_CASE("no flipped bit of CURRENT names another generation", "[store][index_directory][damage]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path()).value();
  const std::string sound = "000041 d447af372904037a\n";
  for (std::size_t bit = 0; bit < sound.size() * 8; ++bit) {
    std::string bad = sound;
    bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
    CAPTURE(bad);
    folder.write("CURRENT", bad);
    CHECK_FALSE(index.current());
  }
}

SCENARIO("publication makes a generation live in one step", "[store][index_directory]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path() / "index").value();
  CHECK(index.next_generation() == 1);
  CHECK(index.next_segment_id() == "000001");
  GIVEN("a live generation") {
    publish(index, 1, {"000001"});
    CHECK(read_whole_file(index.path() / "CURRENT") == "000001 3ea67d46dfda02f2\n");
    CHECK(index.next_generation() == 2);
    CHECK(index.next_segment_id() == "000002");
    WHEN("another is published") {
      const Manifest second = manifest_of(index, 2, {"000001", "000002"});
      REQUIRE(index.publish(second));
      THEN("it is live, and the old one is still there") {
        CHECK(index.current().value() == 2U);
        CHECK((index.read_manifest(2).value() == second));
        CHECK(index.generations() == std::vector<std::uint64_t>{1, 2});
      }
    }
    WHEN("a build is killed before it is published") {
      const Manifest second = manifest_of(index, 2, {"000002"});
      THEN("the old generation is live, and its numbers are not used again") {
        CHECK(index.current().value() == 1U);
        CHECK(index.next_generation() == 3);
        CHECK(index.next_segment_id() == "000003");
      }
    }
    WHEN("a manifest names a file that is not there") {
      Manifest second = manifest_of(index, 2, {"000002"});
      fs::remove(index.segment_path("000002") / "columns");
      const auto published = index.publish(second);
      THEN("nothing is published") {
        REQUIRE_FALSE(published);
        CHECK(published.error().place.source == (index.segment_path("000002") / "columns").string());
        CHECK(index.current().value() == 1U);
        CHECK_FALSE(fs::exists(index.manifest_path(2)));
      }
    }
    WHEN("a build is killed between its manifest and CURRENT, and another succeeds") {
      fs::copy_file(index.manifest_path(1), index.manifest_path(2));
      publish(index, 3, {"000002"});
      THEN("the one that never was live does not pass for a predecessor") {
        CHECK(index.generations() == std::vector<std::uint64_t>{1, 3});
      }
    }
  }
}

SCENARIO("garbage is what no kept generation names", "[store][index_directory]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path() / "index").value();
  GIVEN("four generations and the remains of a killed build") {
    publish(index, 1, {"000001"});
    publish(index, 2, {"000001", "000002"});
    publish(index, 3, {"000002", "000003"});
    publish(index, 4, {"000004"});
    folder.write("index/segments/000005.building/columns", "half");
    folder.write("index/generations/000005.names", "half");
    folder.write("index/sources/000005", "half");
    folder.write("index/notes.txt", "mine");
    WHEN("one older generation is kept") {
      REQUIRE(index.collect_garbage(1));
      THEN("only the files of the two are left") {
        CHECK(index.generations() == std::vector<std::uint64_t>{3, 4});
        CHECK(names_in(index.path() / "segments") == std::set<std::string>{"000002", "000003", "000004"});
        CHECK(names_in(index.path() / "generations") ==
              std::set<std::string>{"000003", "000003.names", "000004", "000004.names"});
        CHECK(names_in(index.path() / "sources") == std::set<std::string>{"000003", "000004"});
        CHECK(read_whole_file(index.path() / "notes.txt") == "mine");
      }
    }
    WHEN("none is kept") {
      REQUIRE(index.collect_garbage(0));
      THEN("only the live one is left") {
        CHECK(index.generations() == std::vector<std::uint64_t>{4});
        CHECK(names_in(index.path() / "segments") == std::set<std::string>{"000004"});
      }
    }
    WHEN("more are to be kept than there are") {
      REQUIRE(index.collect_garbage(10));
      THEN("all are kept") { CHECK(index.generations() == std::vector<std::uint64_t>{1, 2, 3, 4}); }
    }
    WHEN("the live manifest cannot be read") {
      folder.write("index/generations/000004", "damaged");
      const auto collected = index.collect_garbage(1);
      THEN("nothing is removed") {
        REQUIRE_FALSE(collected);
        CHECK(names_in(index.path() / "segments").size() == 5);
      }
    }
  }
  GIVEN("a folder where nothing was published yet") {
    folder.write("index/segments/000001/columns", "half");
    WHEN("garbage is collected") {
      REQUIRE(index.collect_garbage(1));
      THEN("nothing is removed") {
        CHECK(names_in(index.path() / "segments") == std::set<std::string>{"000001"});
      }
    }
  }
}

TEST_CASE("a missing or foreign manifest is damage, with its name", "[store][index_directory][damage]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path() / "index").value();
  publish(index, 1, {"000001"});
  fs::rename(index.manifest_path(1), index.manifest_path(2));
  for (const std::uint64_t generation : {1U, 2U}) {
    const auto manifest = index.read_manifest(generation);
    REQUIRE_FALSE(manifest);
    CHECK(manifest.error().kind == ErrorKind::damaged);
    CHECK(manifest.error().place.source == index.manifest_path(generation).string());
  }
}

}  // namespace
}  // namespace dateline::store
