// Answers agree with plain Xapian: the same articles in the same order, weights equal to 1e-5.
#include <catch2/catch.hpp>

#include "search/random_search.h"
#include "search/searcher.h"
#include "search/xapian_oracle.h"
#include "support/built_index.h"

namespace dateline {
namespace {

using test_support::Random;
using test_support::ScannedHit;
using test_support::WordedArticle;

constexpr double kWeightTolerance = 1e-5;

std::vector<WordedArticle> english_articles(Random& random) {
  std::vector<WordedArticle> articles = test_support::random_worded_articles(random, 60);
  for (WordedArticle& worded : articles) worded.article.language = "en";
  return articles;
}

test_support::BuiltIndex index_of(const std::vector<WordedArticle>& worded, Random& random) {
  test_support::BuiltIndexOptions options;
  if (random.chance(50)) options.segment_articles = options.batch_articles = 25;
  options.hot = test_support::random_hot_rule(random);
  std::vector<article::Article> articles;
  for (const WordedArticle& one : worded) articles.push_back(one.article);
  return test_support::BuiltIndex(articles, options);
}

/// Without weights Xapian has no order of ours to agree with.
bool has_weights(const std::vector<ScannedHit>& hits) {
  return std::ranges::any_of(hits, [](const ScannedHit& hit) { return hit.score > 0; });
}

void check_hits(const std::vector<search::Hit>& hits, const std::vector<ScannedHit>& expected) {
  REQUIRE(hits.size() == expected.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    CAPTURE(i, hits[i].id, expected[i].id);
    REQUIRE(hits[i].score == Approx(expected[i].score).margin(kWeightTolerance));
    const auto same = std::ranges::find(expected, hits[i].id, &ScannedHit::id);
    REQUIRE(same != expected.end());
    REQUIRE(hits[i].score == Approx(same->score).margin(kWeightTolerance));
    // Articles may change places only where the sums differ by rounding.
    if (hits[i].id != expected[i].id) REQUIRE(same->score == Approx(expected[i].score).epsilon(1e-12));
  }
}

/// Returns how many of the queries Xapian can be asked.
int check_random_queries(std::uint64_t seed, int queries) {
  Random random(seed);
  const std::vector<WordedArticle> articles = english_articles(random);
  const test_support::BuiltIndex index = index_of(articles, random);
  auto searcher = search::Searcher::open(index.path()).value();
  search::SearchRequest request;
  request.limit = 1000;
  request.snippets = 0;
  if (random.chance(50)) request.ranking = {2.0, 1.0, 0.4, 0.3, 3};
  test_support::XapianOracle oracle(articles, request.ranking);
  int asked = 0;
  for (int i = 0; i < queries; ++i) {
    request.query.root = test_support::random_query(random, 1 + random.below(4));
    request.query.root.stop_word = false;
    INFO("query " << i << ": " << request.query.root);
    const auto lowered = oracle.lower(request.query.root);
    if (!lowered) continue;
    const auto expected = oracle.matches(*lowered);
    const auto answer = searcher.answer(request).value();
    REQUIRE(answer.total == expected.size());
    if (!has_weights(expected)) continue;
    ++asked;
    check_hits(answer.hits, expected);
  }
  return asked;
}

}  // namespace

TEST_CASE("random queries find what Xapian finds, in its order, with its weights", "[search][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 13));
  CAPTURE(seed);
  CHECK(check_random_queries(seed, 160) >= 12);
}

TEST_CASE("thousands of random queries find what Xapian finds", "[search][oracle][long]") {
  const std::uint64_t seed = GENERATE(range(1000, 1100));
  CAPTURE(seed);
  CHECK(check_random_queries(seed, 200) >= 24);
}

}  // namespace dateline
