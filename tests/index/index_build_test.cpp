// Specification of building: what a generation holds, and what is left when a build does not end.
#include "index/index_build.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "index/segment_parts.h"
#include "schema/term_counts.h"
#include "store/generation.h"
#include "store/write_lock.h"
#include "support/built_index.h"
#include "support/random_articles.h"
#include "support/temporary_directory.h"

using namespace dateline;
using test_support::BuiltIndex;
using test_support::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

struct Rejects : index::BuildObserver {
  std::vector<error::Error> errors;
  void rejected(const error::Error& failure) override { errors.push_back(failure); }
};

index::BuildOptions from(const fs::path& source) {
  index::BuildOptions options;
  options.entities = false;
  options.sources = {source.string()};
  options.threads = 2;
  return options;
}

/// Every posting of a generation: term -> id of the article -> wdf.
std::map<std::string, std::map<std::string, std::uint32_t>> all_postings(
    const store::Generation& generation) {
  std::map<std::string, std::map<std::string, std::uint32_t>> postings;
  for (std::size_t i = 0; i < generation.segment_count(); ++i) {
    const store::Segment& segment = generation.segment(i);
    const Xapian::Database& database = segment.postings();
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
      for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting)
        postings[*term][std::string(segment.columns().id(*posting))] = posting.get_wdf();
  }
  return postings;
}

std::set<std::string> files_below(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) names.insert(entry.path().lexically_relative(folder).generic_string());
  return names;
}

}  // namespace

TEST_CASE("a build publishes one generation that holds every article", "[index][build]") {
  const TemporaryDirectory folder;
  folder.write(
      "news/a.jsonl",
      R"({"id":"1","title":"Oil prices rise","text":"OPEC met in Vienna.\n\nPrices rose.","date":"1987-02-26","places":["austria"]}
{"id":"2","title":"Moscow talks","text":"Talks went on."}
)");
  index::BuildObserver quiet;
  const auto report = index::build_index(folder.path() / "index", from(folder.path() / "news"), quiet);
  REQUIRE(report);
  CHECK(report->articles == 2);
  CHECK(report->added == 2);
  CHECK(report->undated == 1);
  CHECK(report->rejected == 0);
  CHECK(report->bytes_text == 15 + 33 + 12 + 14);

  const auto generation = store::Generation::open(folder.path() / "index");
  REQUIRE(generation);
  const auto first = generation->find_id("1");
  REQUIRE(first);
  const store::Segment& segment = generation->segment(first->segment);
  CHECK(segment.columns().lengths(first->docid) == store::FieldLengths{3, 4, 2});
  CHECK(schema::to_iso(segment.columns().date(first->docid)) == "1987-02-26");
  CHECK(segment.read_article(first->docid)->title == "Oil prices rise");
  CHECK(generation->manifest().totals.title_words == 5);
  CHECK(generation->manifest().totals.body_words == 9);

  auto postings = all_postings(*generation);
  CHECK(schema::unpack(postings["price"]["1"]) == schema::TermCounts{1, 0, 1});
  CHECK(schema::unpack(postings["opec"]["1"]) == schema::TermCounts{0, 1, 0});
  CHECK(schema::unpack(postings["talk"]["2"]) == schema::TermCounts{1, 1, 0});
  CHECK(postings["Sprice"].contains("1"));
  CHECK(postings["XLaustria"].contains("1"));
  CHECK(postings["DM198702"].contains("1"));
}

TEST_CASE("the same articles make the same segment, whatever the threads and batches", "[index][build]") {
  const auto seed = GENERATE(take(3, random(1U, 1U << 30U)));
  CAPTURE(seed);
  const auto articles = test_support::random_articles(seed, 150);
  const BuiltIndex one(articles, {.batch_articles = 150, .threads = 1});
  const BuiltIndex many(articles, {.batch_articles = 7, .threads = 3});
  const auto a = store::Generation::open(one.path());
  const auto b = store::Generation::open(many.path());
  REQUIRE(a);
  REQUIRE(b);
  CHECK(a->manifest().totals == b->manifest().totals);
  CHECK(all_postings(*a) == all_postings(*b));
  for (const char* file : {store::kFormsFile, store::kTokensFile, store::kNamesFile}) {
    CAPTURE(file);
    const bool same = test_support::read_whole_file(a->segment(0).directory() / file) ==
                      test_support::read_whole_file(b->segment(0).directory() / file);
    CHECK(same);
  }
  const store::SectionFile& columns_a = a->segment(0).columns().file();
  const store::SectionFile& columns_b = b->segment(0).columns().file();
  for (const char* section :
       {"lengths", "dates", "precisions", "id.bytes", "id.ranks", "content_hashes", "signatures",
        "facet.place.offsets", "facet.place.values1", "facet.source.single1"}) {
    CAPTURE(section);
    const bool same = columns_a.bytes(section) == columns_b.bytes(section);
    CHECK(same);
  }
}

TEST_CASE("several segments hold what one would", "[index][build]") {
  const auto articles = test_support::random_articles(7, 100);
  const BuiltIndex one(articles);
  const BuiltIndex many(articles, {.segment_articles = 20, .batch_articles = 10});
  const auto a = store::Generation::open(one.path());
  const auto b = store::Generation::open(many.path());
  REQUIRE(a);
  REQUIRE(b);
  CHECK(b->segment_count() == 5);
  CHECK(a->manifest().totals == b->manifest().totals);
  CHECK(all_postings(*a) == all_postings(*b));
}

TEST_CASE("of two articles with one id the later wins and is counted", "[index][build]") {
  const auto batch_articles = GENERATE(1U, 100U);  // in different batches, and in one
  CAPTURE(batch_articles);
  const TemporaryDirectory folder;
  const auto source = folder.write("a.jsonl", R"({"id":"1","title":"Old title","text":"first version"}
{"id":"2","title":"Other","text":"second article"}
{"id":"1","title":"New title","text":"final version"}
{"id":"2","title":"Other","text":"second article"}
)");
  index::BuildOptions options = from(source);
  options.batch_articles = batch_articles;
  index::BuildObserver quiet;
  const auto report = index::build_index(folder.path() / "index", options, quiet);
  REQUIRE(report);
  CHECK(report->articles == 2);
  CHECK(report->replaced == 2);
  CHECK(report->conflicting == 1);
  CHECK(report->conflict_example == "id 1: " + source.string() + ":1 and " + source.string() + ":3");
  CHECK(report->bytes_text == 9 + 13 + 5 + 14);
  const auto generation = store::Generation::open(folder.path() / "index");
  REQUIRE(generation);
  const auto found = generation->find_id("1");
  REQUIRE(found);
  CHECK(generation->segment(found->segment).read_article(found->docid)->title == "New title");
  auto postings = all_postings(*generation);
  CHECK_FALSE(postings.contains("old"));
  CHECK(postings["version"].size() == 1);
}

TEST_CASE("bad records are reported and the rest goes in; --strict publishes nothing", "[index][build]") {
  const TemporaryDirectory folder;
  const auto source =
      folder.write("a.jsonl", "{\"title\":\"Good\",\"text\":\"one\"}\nnot json\n{\"title\":\"Also good\"}\n");
  index::BuildOptions options = from(source);
  options.read.format = article::Format::jsonl;
  Rejects observer;
  const auto report = index::build_index(folder.path() / "index", options, observer);
  REQUIRE(report);
  CHECK(report->articles == 2);
  CHECK(report->rejected == 1);
  REQUIRE(observer.errors.size() == 1);
  CHECK(observer.errors[0].place.line == 2);

  options.strict = true;
  const auto strict = index::build_index(folder.path() / "strict", options, observer);
  REQUIRE_FALSE(strict);
  CHECK(strict.error().kind == error::ErrorKind::bad_article);
  CHECK_FALSE(store::Generation::open(folder.path() / "strict"));
}

TEST_CASE("an index in a folder of sources is no source", "[index][build]") {
  const TemporaryDirectory folder;
  folder.write("news/a.jsonl", "{\"title\":\"Good\",\"text\":\"one\"}\n");
  const fs::path index = folder.path() / "news/index";
  Rejects observer;
  for (std::uint64_t generation = 1; generation <= 2; ++generation) {
    const auto report = index::build_index(index, from(folder.path() / "news"), observer);
    REQUIRE(report);
    CHECK(report->generation == generation);
    CHECK(report->articles == 1);
  }
  CHECK(observer.errors.empty());
  const auto refused = index::build_index(index, from(index / "segments"), observer);
  REQUIRE_FALSE(refused);
  REQUIRE(observer.errors.size() == 1);
  CHECK(observer.errors[0].message == "this is the index itself, or a part of it");
  CHECK(store::Generation::open(index)->manifest().generation == 2);
}

TEST_CASE("an article may have a hundred thousand names", "[index][build]") {
  const TemporaryDirectory folder;
  std::string topics;
  for (int i = 0; i < 100'000; ++i) topics += ",\"topic " + std::to_string(i) + "\"";
  folder.write("a.jsonl",
               R"({"id":"a","title":"A","topics":["none")" + topics + "]}\n" + R"({"id":"b","title":"B"})");
  index::BuildObserver quiet;
  REQUIRE(index::build_index(folder.path() / "index", from(folder.path() / "a.jsonl"), quiet));
  const auto generation = store::Generation::open(folder.path() / "index");
  REQUIRE(generation);
  CHECK(all_postings(*generation)["XTtopic 99999"].size() == 1);
}

SCENARIO("a build that does not end leaves the old generation as it was", "[index][build]") {
  const TemporaryDirectory folder;
  const fs::path index = folder.path() / "index";
  const auto old_source = folder.write("old.jsonl", "{\"id\":\"old\",\"title\":\"Old news\"}\n");
  index::BuildObserver quiet;
  GIVEN("an index") {
    REQUIRE(index::build_index(index, from(old_source), quiet));
    const auto before = files_below(index);
    WHEN("a rebuild finds no article") {
      const auto empty = folder.write("empty.jsonl", "");
      const auto report = index::build_index(index, from(empty), quiet);
      THEN("it says so and nothing has changed") {
        REQUIRE_FALSE(report);
        CHECK(report.error().kind == error::ErrorKind::not_found);
        CHECK(files_below(index) == before);
        CHECK(store::Generation::open(index)->find_id("old"));
      }
    }
    WHEN("the person stops a rebuild") {
      struct Stop : index::BuildObserver {
        bool cancelled() override { return true; }
      } stop;
      const auto report = index::build_index(index, from(old_source), stop);
      THEN("nothing has changed") {
        REQUIRE_FALSE(report);
        CHECK(report.error().kind == error::ErrorKind::interrupted);
        CHECK(files_below(index) == before);
      }
    }
    WHEN("another writer holds the index") {
      const auto lock = store::WriteLock::acquire(index, "another");
      REQUIRE(lock);
      const auto report = index::build_index(index, from(old_source), quiet);
      THEN("the build is refused with the holder's name") {
        REQUIRE_FALSE(report);
        CHECK(report.error().kind == error::ErrorKind::locked);
        CHECK(report.error().message.find("another") != std::string::npos);
      }
    }
    WHEN("it is built again, and again") {
      const auto new_source = folder.write("new.jsonl", "{\"id\":\"new\",\"title\":\"New news\"}\n");
      REQUIRE(index::build_index(index, from(new_source), quiet));
      REQUIRE(index::build_index(index, from(new_source), quiet));
      THEN("readers find the newest, one older generation is kept and nothing else") {
        const auto generation = store::Generation::open(index);
        REQUIRE(generation);
        CHECK(generation->manifest().generation == 3);
        CHECK(generation->find_id("new"));
        CHECK_FALSE(generation->find_id("old"));
        CHECK(store::IndexDirectory::open(index)->generations() == std::vector<std::uint64_t>{2, 3});
      }
    }
  }
  GIVEN("a folder that holds something else") {
    folder.write("home/letter.txt", "Dear all");
    const auto report = index::build_index(folder.path() / "home", from(old_source), quiet);
    THEN("it is not touched") {
      REQUIRE_FALSE(report);
      CHECK(report.error().kind == error::ErrorKind::usage);
      CHECK(files_below(folder.path() / "home") == std::set<std::string>{"letter.txt"});
    }
  }
}
