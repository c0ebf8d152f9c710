// All matches in windows of any size are those that are ranked at once; only what came after a generation;
// the first paragraph.
#include <catch2/catch.hpp>

#include "index/index_build.h"
#include "index/index_update.h"
#include "search/article_details.h"
#include "search/random_search.h"
#include "search/searcher.h"
#include "support/built_index.h"

namespace dateline {
namespace {

using test_support::Random;

test_support::BuiltIndex random_index(Random& random) {
  std::vector<article::Article> articles;
  for (const auto& worded : test_support::random_worded_articles(random, 60))
    articles.push_back(worded.article);
  test_support::BuiltIndexOptions options;
  if (random.chance(60)) options.segment_articles = options.batch_articles = 17;
  options.hot = test_support::random_hot_rule(random);
  return test_support::BuiltIndex(articles, options);
}

struct Ranked {
  std::uint64_t rank;
  std::string id;
  double score;
  friend bool operator==(const Ranked&, const Ranked&) = default;
};

std::vector<Ranked> ranked(search::Searcher& searcher, const search::SearchRequest& request) {
  std::vector<Ranked> all;
  const search::Answer answer = searcher.answer(request).value();
  for (const search::Hit& hit : answer.hits) all.push_back({hit.rank, hit.id, hit.score});
  return all;
}

}  // namespace

TEST_CASE("windows of matches join to the whole ranking, to the last bit of the scores", "[search]") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    Random random(seed);
    const test_support::BuiltIndex index = random_index(random);
    auto searcher = search::Searcher::open(index.path()).value();
    for (int i = 0; i < 25; ++i) {
      search::SearchRequest request;
      request.query.root = test_support::random_query(random, 1 + random.below(3));
      request.snippets = 0;
      request.limit = random.chance(70) ? UINT64_MAX : random.below(40);
      request.offset = random.chance(30) ? random.below(20) : 0;
      request.sort = std::array{search::SortOrder::relevance, search::SortOrder::newest,
                                search::SortOrder::oldest}[random.below(3)];
      const std::vector<Ranked> whole = ranked(searcher, request);
      request.ranked_at_once = 1 + random.below(9);
      CAPTURE(seed, i, request.ranked_at_once, request.offset, request.limit);
      CHECK(ranked(searcher, request) == whole);
    }
  }
}

TEST_CASE("the docids of all matches are those of the hits", "[search]") {
  Random random(5);
  const test_support::BuiltIndex index = random_index(random);
  auto searcher = search::Searcher::open(index.path()).value();
  search::SearchRequest request;
  request.query.root = test_support::random_query(random, 2);
  request.limit = UINT64_MAX;
  std::vector<store::ArticleRef> hits;
  const search::Answer answer = searcher.answer(request).value();
  for (const search::Hit& hit : answer.hits) hits.push_back(hit.article);
  std::ranges::sort(hits);
  std::vector<store::ArticleRef> docids;
  const auto matching = searcher.matching(request).value();
  for (std::uint32_t segment = 0; segment < matching.size(); ++segment)
    for (const store::DocId docid : matching[segment]) docids.push_back({segment, docid});
  CHECK(docids == hits);
}

TEST_CASE("details are there when they are asked for, texts only when these are", "[search]") {
  article::Article article;
  article.id = "a";
  article.title = "Oil";
  article.body = "First words.\nStill the same paragraph?\n\n\"Second,\" he said.";
  article.section = "world";
  const test_support::BuiltIndex index({article});
  auto searcher = search::Searcher::open(index.path()).value();
  search::SearchRequest request;
  request.snippets = 0;
  CHECK_FALSE(searcher.answer(request).value().hits.front().details);
  request.details.any = true;
  const search::Hit plain = searcher.answer(request).value().hits.front();
  CHECK(plain.details->stored.section == "world");
  CHECK(plain.details->stored.body.empty());
  CHECK(plain.details->generation == 1);
  request.details.body = request.details.lead = true;
  const search::Hit whole = searcher.answer(request).value().hits.front();
  CHECK(whole.details->stored.body == article.body);
  CHECK(article.body.starts_with(whole.details->lead));
  CHECK(whole.details->lead.find("Second") == std::string::npos);
  CHECK(whole.details->lead.find('"') == std::string::npos);
}

TEST_CASE("only what came after a generation", "[search]") {
  Random random(9);
  const test_support::BuiltIndex index = random_index(random);
  auto searcher = search::Searcher::open(index.path()).value();
  search::SearchRequest request;
  CHECK(searcher.answer(request).value().total == 60);
  request.added_after = 1;  // all came with generation 1
  CHECK(searcher.answer(request).value().total == 0);
}

TEST_CASE("what came after a generation is found by any query, however it is asked", "[search][oracle]") {
  const test_support::TemporaryDirectory folder;
  const auto path = folder.path() / "index";
  std::vector<int> came;  // by number of the article: with which generation
  for (int generation = 1; generation <= 4; ++generation) {
    const int before = static_cast<int>(came.size());
    for (int number = before; number < before + 5 * generation; ++number) {
      came.push_back(generation);
      folder.write("news/" + std::to_string(number) + ".txt",
                   "A title\n\n" + std::string(number % 2 == 0 ? "oil" : "gas") +
                       (number % 3 == 0 ? " price\n" : "\n"));
    }
    index::BuildOptions options;
    options.entities = false;
    options.threads = 1;
    options.sources = {(folder.path() / "news").string()};
    index::BuildObserver quiet;
    if (generation == 1) {
      REQUIRE(index::build_index(path, options, quiet));
    } else {
      REQUIRE(index::update_index(path, {.build = options}, quiet));
    }
  }
  auto searcher = search::Searcher::open(path).value();
  const auto expected = [&](int after, int words) {
    std::uint64_t count = 0;
    for (int number = 0; number < static_cast<int>(came.size()); ++number)
      count += came[number] > after && (words == 0 || number % words == 0) ? 1 : 0;
    return count;
  };
  for (const int after : {3, 1, 2, 1, 4, 3}) {
    search::SearchRequest request;
    request.added_after = static_cast<std::uint64_t>(after);
    CAPTURE(after);
    CHECK(searcher.answer(request).value().total == expected(after, 0));
    request.query = search::parse_query("oil").value();
    CHECK(searcher.answer(request).value().total == expected(after, 2));
    request.query = search::parse_query("price OR cost").value();
    CHECK(searcher.answer(request).value().total == expected(after, 3));
    request.query = search::parse_query("\"oil price\"").value();
    CHECK(searcher.answer(request).value().total == expected(after, 6));
    request.query = search::parse_query("NOT gas").value();
    CHECK(searcher.answer(request).value().total == expected(after, 2));
  }
}

TEST_CASE("the first paragraph ends before the line on which the next one begins", "[search]") {
  store::WordPlaces places;
  places.body_known = true;
  places.body = {{0, 3}, {4, 7}, {11, 14}};
  CHECK(search::first_paragraph("One two.\n\n\"Three\".", 2, places) == "One two.");
  CHECK(search::first_paragraph("One two.\n\n\"Three\".", 3, places) == "One two.\n\n\"Three\".");
  places.body_known = false;
  CHECK(search::first_paragraph("One two.\n\nThree.", 2, places) == "One two.\n\nThree.");
}

}  // namespace dateline
