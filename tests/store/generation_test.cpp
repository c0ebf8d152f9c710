// A generation opened for reading: whole, whatever is published and collected meanwhile.
#include "store/generation.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <thread>

#include "schema/schema_version.h"
#include "store/small_segment.h"
#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;
using test_support::TemporaryDirectory;

/// Publishes a generation of new segments, `articles` articles each, with ids that begin with `prefix` and
/// the segment's number in the generation.
void publish(const IndexDirectory& index, std::uint64_t generation, std::size_t segments,
             std::uint32_t articles, const std::string& prefix = "a") {
  Manifest manifest;
  manifest.generation = generation;
  manifest.schema_version = schema::kSchemaVersion;
  std::vector<LocalNames> names;
  for (std::size_t i = 0; i < segments; ++i) {
    const std::string id = index.next_segment_id();
    const SegmentContent content = random_content(generation * 100 + i, articles, prefix + std::to_string(i));
    manifest.segments.push_back(write_segment(index.path(), id, content));
    names.push_back(LocalNames::open(index.segment_path(id) / kNamesFile).value());
  }
  std::vector<const LocalNames*> pointers;
  for (const LocalNames& of_segment : names) pointers.push_back(&of_segment);
  REQUIRE(write_canonical_names(index.names_path(generation), own_names(pointers)));
  manifest.names =
      file_entry(index.path(), fs::relative(index.names_path(generation), index.path()).string());
  REQUIRE(index.publish(manifest));
}

/// Reads something of every article.
bool reads_whole(const Generation& generation) {
  for (std::size_t i = 0; i < generation.segment_count(); ++i) {
    const Segment& segment = generation.segment(i);
    for (DocId docid = 1; docid <= segment.article_count(); ++docid)
      if (!segment.read_article(docid)) return false;
    if (segment.postings().get_doccount() != segment.article_count()) return false;
  }
  return true;
}

TEST_CASE("a generation holds what was published", "[store][generation]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path()).value();
  publish(index, 1, 2, 30);
  const auto generation = Generation::open(folder.path());
  REQUIRE(generation);
  CHECK(generation->manifest().generation == 1);
  REQUIRE(generation->segment_count() == 2);
  CHECK(reads_whole(*generation));
  for (std::uint32_t segment = 0; segment < 2; ++segment) {
    const SegmentContent content = random_content(100 + segment, 30, "a" + std::to_string(segment));
    for (DocId docid = 1; docid <= 30; ++docid) {
      REQUIRE((generation->find_id(content.columns.ids[docid - 1]) == ArticleRef{segment, docid}));
      REQUIRE((generation->segment(segment).read_article(docid).value() == content.articles[docid - 1]));
    }
  }
  CHECK_FALSE(generation->find_id("no such id"));
}

TEST_CASE("an index without articles can be opened", "[store][generation]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path()).value();
  SECTION("without segments") { publish(index, 1, 0, 0); }
  SECTION("with an empty segment") { publish(index, 1, 1, 0); }
  const auto generation = Generation::open(folder.path());
  REQUIRE(generation);
  CHECK_FALSE(generation->find_id("a"));
}

SCENARIO("a reader keeps its generation", "[store][generation]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path()).value();
  publish(index, 1, 1, 20);
  GIVEN("a reader of the live generation") {
    const auto reader = Generation::open(folder.path());
    REQUIRE(reader);
    WHEN("another is published and the first collected") {
      publish(index, 2, 1, 10);
      REQUIRE(index.collect_garbage(0));
      THEN("the reader still reads what it opened, and a new one reads the new generation") {
        CHECK(reader->manifest().generation == 1);
        CHECK(reads_whole(*reader));
        CHECK(Generation::open(folder.path()).value().manifest().generation == 2);
      }
    }
  }
}

TEST_CASE("readers always find a generation while a writer publishes and collects", "[store][generation]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path()).value();
  publish(index, 1, 1, 3);
  std::atomic<bool> done = false;
  std::atomic<int> failures = 0;
  std::atomic<int> opened = 0;
  std::thread reader([&] {
    while (!done) {
      const auto generation = Generation::open(folder.path());
      if (!generation || !reads_whole(*generation)) ++failures;
      ++opened;
    }
  });
  for (std::uint64_t generation = 2; generation < 20; ++generation) {
    publish(index, generation, 1, 3);
    if (!index.collect_garbage(0)) ++failures;
  }
  done = true;
  reader.join();
  CHECK(failures == 0);
  CHECK(opened > 0);
}

TEST_CASE("a part of the index that is missing or does not fit is named", "[store][generation][damage]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path()).value();
  publish(index, 1, 2, 10);
  const std::string part = GENERATE(values<std::string>(
      {"generations/000001", "generations/000001.names", "segments/000001/columns", "segments/000001/forms",
       "segments/000001/tokens", "segments/000001/articles", "segments/000002/names",
       "segments/000002/xapian/postlist.glass", "segments/000002/xapian/iamglass"}));
  CAPTURE(part);
  fs::remove(folder.path() / part);
  const auto opened = Generation::open(folder.path());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().kind == error::ErrorKind::damaged);
  CHECK(std::string_view((folder.path() / part).string()).starts_with(opened.error().place.source));
}

TEST_CASE("postings of another number of articles are damage", "[store][generation][damage]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path()).value();
  publish(index, 1, 1, 10);
  publish(index, 2, 1, 9);
  fs::remove_all(folder.path() / "segments/000002/xapian");
  fs::copy(folder.path() / "segments/000001/xapian", folder.path() / "segments/000002/xapian");
  fs::copy_file(folder.path() / "segments/000001/postings", folder.path() / "segments/000002/postings",
                fs::copy_options::overwrite_existing);  // their checksums, so that only the number is wrong
  const auto opened = Generation::open(folder.path());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().message == "expected 9 articles, found 10");
}

TEST_CASE("names of other segments are damage", "[store][generation][damage]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path()).value();
  publish(index, 1, 1, 10);
  publish(index, 2, 1, 30);
  fs::copy_file(index.names_path(1), index.names_path(2), fs::copy_options::overwrite_existing);
  const auto opened = Generation::open(folder.path());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().kind == error::ErrorKind::damaged);
}

TEST_CASE("a damaged CURRENT is told", "[store][generation][damage]") {
  const TemporaryDirectory folder;
  const IndexDirectory index = IndexDirectory::create_or_open(folder.path()).value();
  publish(index, 1, 1, 5);
  const std::string content = GENERATE("", "000009\n", "garbage");
  folder.write("CURRENT", content);
  const auto opened = Generation::open(folder.path());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().kind == error::ErrorKind::damaged);
}

}  // namespace
}  // namespace dateline::store
