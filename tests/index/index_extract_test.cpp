// Specification of the export of some articles as an index of their own: it answers like one built from them.
#include "index/index_extract.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <set>

#include "index/index_check.h"
#include "index/index_export.h"
#include "index/index_remove.h"
#include "life/same_answers.h"
#include "search/random_search.h"
#include "search/searcher.h"
#include "support/built_index.h"

using namespace dateline;
using test_support::BuiltIndex;
using test_support::Random;
using test_support::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

using Chosen = std::vector<std::vector<store::DocId>>;

/// Live articles, each with the same chance.
Chosen random_choice(const store::Generation& base, Random& random, unsigned percent) {
  Chosen chosen(base.segment_count());
  for (std::size_t i = 0; i < base.segment_count(); ++i)
    for (store::DocId docid = 1; docid <= base.segment(i).article_count(); ++docid)
      if (!base.segment(i).tombstones().is_dead(docid) && random.chance(percent)) chosen[i].push_back(docid);
  return chosen;
}

/// The slow way: lines of JSON, and a build.
index::BuildReport rebuild(const store::Generation& base, const Chosen& chosen, const fs::path& folder) {
  std::ofstream lines(folder / "articles.jsonl", std::ios::binary);
  for (std::uint32_t i = 0; i < chosen.size(); ++i)
    for (const store::DocId docid : chosen[i])
      lines << index::export_line(base, {i, docid}, base.segment(i).read_article(docid).value());
  lines.close();
  index::BuildOptions options;
  options.sources = {(folder / "articles.jsonl").string()};
  options.threads = 1;
  index::BuildObserver observer;
  return index::build_index(folder / "rebuilt", options, observer).value();
}

std::set<std::string> entries(const fs::path& folder) {
  std::set<std::string> names;
  if (!fs::exists(folder)) return names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != "LOCK") names.insert(entry.path().string());
  return names;
}

void check_sound(const fs::path& index) {
  const auto report = index::check_index(index, {.full = true});
  REQUIRE(report);
  for (const error::Error& damage : report->damage) UNSCOPED_INFO(error::describe(damage));
  CHECK(report->damage.empty());
}

std::vector<article::Article> random_articles(Random& random, std::size_t count) {
  std::vector<article::Article> articles;
  for (const auto& worded : test_support::random_worded_articles(random, count))
    articles.push_back(worded.article);
  const auto others = test_support::random_articles(random.next(), count / 2);
  for (const article::Article& other : others) {
    articles.push_back(other);
    articles.back().id = "r" + other.id;
  }
  return articles;
}

}  // namespace

TEST_CASE("an extract answers like an index that was built from its articles", "[index]") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    test_support::BuiltIndexOptions options;
    options.entities = true;
    if (random.chance(60)) options.segment_articles = options.batch_articles = 17;
    const BuiltIndex base(random_articles(random, 60), options);
    const auto generation = store::Generation::open(base.path()).value();
    const Chosen chosen = random_choice(generation, random, 40);
    const TemporaryDirectory folder;
    index::BuildObserver observer;
    const index::BuildReport built = rebuild(generation, chosen, folder.path());
    const auto report =
        index::extract_index(generation, chosen, folder.path() / "extract", {}, observer).value();
    CHECK(report.articles == built.articles);
    CHECK(report.generation == 1);
    check_sound(folder.path() / "extract");
    auto extract = search::Searcher::open(folder.path() / "extract").value();
    auto rebuilt = search::Searcher::open(folder.path() / "rebuilt").value();
    CHECK(test_support::written_out(extract.generation().manifest().totals) ==
          test_support::written_out(rebuilt.generation().manifest().totals));
    const auto requests = test_support::random_requests(random, 40);
    CHECK(test_support::answers_of(extract, requests) == test_support::answers_of(rebuilt, requests));
  }
}

TEST_CASE("all articles of an extract are new in it, and removed ones stay out", "[index]") {
  Random random(3);
  const BuiltIndex base(random_articles(random, 20));
  const std::string gone(store::Generation::open(base.path()).value().segment(0).columns().id(1));
  REQUIRE(index::remove_articles(base.path(), {.ids = {gone}, .command = "test"}));
  const auto generation = store::Generation::open(base.path()).value();
  const TemporaryDirectory folder;
  index::BuildObserver observer;
  REQUIRE(index::extract_index(generation, random_choice(generation, random, 100), folder.path() / "x", {},
                               observer));
  const auto extract = store::Generation::open(folder.path() / "x").value();
  CHECK(extract.manifest().totals == generation.manifest().totals);
  CHECK_FALSE(extract.find_id(gone));
  for (store::DocId docid = 1; docid <= extract.segment(0).article_count(); ++docid)
    CHECK(extract.segment(0).columns().first_seen(docid) == 1);
}

TEST_CASE("an extract is made only where nothing is", "[index]") {
  Random random(4);
  const BuiltIndex base(random_articles(random, 10));
  const auto generation = store::Generation::open(base.path()).value();
  const Chosen all = random_choice(generation, random, 100);
  const TemporaryDirectory folder;
  index::BuildObserver observer;
  folder.write("full/letter.txt", "mine");
  folder.write("file", "mine");
  for (const char* taken : {"full", "file"}) {
    const auto refused = index::extract_index(generation, all, folder.path() / taken, {}, observer);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == error::ErrorKind::usage);
  }
  CHECK(test_support::read_whole_file(folder.path() / "full" / "letter.txt") == "mine");
  const auto before = entries(base.path());
  const auto refused = index::extract_index(generation, all, base.path(), {}, observer);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == error::ErrorKind::usage);
  CHECK(entries(base.path()) == before);
  const auto none = index::extract_index(generation, Chosen(all.size()), folder.path() / "new", {}, observer);
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == error::ErrorKind::not_found);
  CHECK_FALSE(fs::exists(folder.path() / "new"));
}

TEST_CASE("an extract that is stopped leaves nothing, and can be made anew in its place", "[index]") {
  struct Stop final : index::BuildObserver {
    int left = 0;
    bool cancelled() override { return left-- <= 0; }
  };
  Random random(6);
  const BuiltIndex base(random_articles(random, 30));
  const auto generation = store::Generation::open(base.path()).value();
  const Chosen all = random_choice(generation, random, 100);
  const TemporaryDirectory folder;
  const fs::path target = folder.path() / "x";
  bool done = false;
  for (int calls = 0; !done; ++calls) {
    CAPTURE(calls);
    Stop observer;
    observer.left = calls;
    const auto made = index::extract_index(generation, all, target, {}, observer);
    done = static_cast<bool>(made);
    if (done) break;
    CHECK(made.error().kind == error::ErrorKind::interrupted);
    CHECK(entries(target).empty());
    REQUIRE(calls < 1000);
  }
  check_sound(target);
}
