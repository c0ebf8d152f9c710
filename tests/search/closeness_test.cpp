// --proximity: what stands side by side in a query weighs more where articles have it close together.
#include "search/closeness.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "search/closeness_scan.h"
#include "search/linear_scan.h"
#include "search/query_parser.h"
#include "search/random_search.h"
#include "search/searcher.h"
#include "search/word_pairs.h"
#include "support/built_index.h"

namespace dateline {
namespace {

using test_support::ClosenessScan;
using test_support::LinearScan;
using test_support::Random;
using test_support::ScannedHit;
using test_support::WordedArticle;

std::string pairs_of(const std::string& query, const search::ParseOptions& options = {}) {
  const auto tree = search::parse_query(query, options).value();
  std::string text;
  for (const auto& [first, second] : search::side_by_side(tree.root, ""))
    text += (text.empty() ? "" : ", ") + first->text + " " + second->text;
  return text;
}

std::vector<article::Article> plain(const std::vector<WordedArticle>& worded) {
  std::vector<article::Article> articles;
  for (const WordedArticle& one : worded) articles.push_back(one.article);
  return articles;
}

search::QueryNode random_words(Random& random, search::NodeKind kind, std::size_t count) {
  search::QueryNode query;
  query.kind = kind;
  for (; count > 0; --count) query.children.push_back(test_support::random_word(random));
  return query;
}

search::SearchRequest request_of(search::QueryNode query) {
  search::SearchRequest request;
  request.query.root = std::move(query);
  request.limit = UINT64_MAX;
  request.snippets = 0;
  request.proximity = true;
  return request;
}

void check_same(const std::vector<search::Hit>& hits, const std::vector<ScannedHit>& expected) {
  std::map<std::string, double> scores;
  for (const ScannedHit& hit : expected) scores[hit.id] = hit.score;
  REQUIRE(hits.size() == expected.size());
  for (std::size_t i = 0; i < hits.size(); ++i) {
    CAPTURE(i, hits[i].id);
    REQUIRE(scores.contains(hits[i].id));
    REQUIRE(hits[i].score == Approx(scores[hits[i].id]).epsilon(1e-9));
    if (i > 0) REQUIRE(hits[i - 1].score >= hits[i].score);
  }
}

}  // namespace

TEST_CASE("words side by side in a query are pairs", "[search][closeness]") {
  CHECK(pairs_of("heat transfer studies") == "heat transfer, transfer studies");
  CHECK(pairs_of("war in iraq") == "");
  CHECK(pairs_of("war in iraq now gone") == "iraq now, now gone");
  CHECK(pairs_of("oil title:price opec cut") == "opec cut");
  CHECK(pairs_of("\"oil price\" opec cut") == "opec cut");
  CHECK(pairs_of("oil price NOT opec cut") == "oil price, price cut");
  CHECK(pairs_of("oil (gas OR coal) price") == "gas coal");
  CHECK(pairs_of("oil") == "");
  search::ParseOptions options;
  options.plain = true;
  CHECK(pairs_of("I am interested in the price of crude oil", options) == "crude oil");
}

TEST_CASE("a pair is counted where the second word follows, and where it is near", "[search][closeness]") {
  using Places = std::vector<std::uint32_t>;
  const auto count = [](const Places& first, const Places& second, std::uint32_t title_words = 0) {
    const search::PairCounts counts = search::count_pair(first, second, title_words, 3, 7);
    return std::pair(counts.following, counts.close);
  };
  CHECK(count({0}, {1}) == std::pair(1.0, 1.0));
  CHECK(count({1}, {0}) == std::pair(0.0, 1.0));
  CHECK(count({0}, {7}) == std::pair(0.0, 1.0));
  CHECK(count({0}, {8}) == std::pair(0.0, 0.0));
  CHECK(count({9}, {2, 20}) == std::pair(0.0, 1.0));
  CHECK(count({4}, {4}) == std::pair(0.0, 0.0));
  CHECK(count({4}, {4, 5}) == std::pair(1.0, 1.0));
  CHECK(count({0, 10, 30}, {1, 11}) == std::pair(2.0, 2.0));
  // A title counts three times, and ends.
  CHECK(count({0}, {1}, 2) == std::pair(3.0, 3.0));
  CHECK(count({1}, {2}, 2) == std::pair(0.0, 0.0));
  CHECK(count({2}, {1}, 2) == std::pair(0.0, 0.0));
  CHECK(count({UINT32_MAX}, {UINT32_MAX}) == std::pair(0.0, 0.0));
  CHECK(count({}, {1}) == std::pair(0.0, 0.0));
}

TEST_CASE("closeness adds what a slow scan says", "[search][closeness][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 7));
  CAPTURE(seed);
  Random random(seed);
  test_support::BuiltIndexOptions options;
  if (random.chance(60)) options.segment_articles = options.batch_articles = 37;
  options.hot = test_support::random_hot_rule(random);
  const std::size_t count = random.chance(50) ? 60 : 260;  // fewer than can gain, and more
  const auto articles = test_support::random_worded_articles(random, count);
  const test_support::BuiltIndex index(plain(articles), options);
  auto searcher = search::Searcher::open(index.path()).value();
  LinearScan scan(articles);
  ClosenessScan closeness(articles);
  for (int i = 0; i < 15; ++i) {
    const auto kind = random.chance(60) ? search::NodeKind::disjunction : search::NodeKind::conjunction;
    search::QueryNode query = random_words(random, kind, 2 + random.below(3));
    if (random.chance(20)) query = test_support::random_query(random, 3);
    search::SearchRequest request = request_of(query);
    CAPTURE(i, to_string(request.query.root));
    std::vector<ScannedHit> expected = scan.matches(request);
    double most = 0;
    for (const ScannedHit& hit : expected) most = std::max(most, hit.score);
    if (most == 0 || !closeness.rank(expected, request.query.root)) continue;
    request.explain = true;
    const auto all = searcher.answer(request).value();
    check_same(all.hits, expected);
    for (const search::Hit& hit : all.hits) {
      double sum = 0;
      for (const search::TermScore& term : hit.terms) sum += term.score;
      REQUIRE(sum == Approx(hit.score).margin(1e-9));
    }
    // Pages and windows show the same order.
    request.ranked_at_once = 1 + random.below(250);
    const auto windows = searcher.answer(request).value();
    REQUIRE(windows.hits.size() == all.hits.size());
    for (std::size_t at = 0; at < all.hits.size(); ++at) REQUIRE(windows.hits[at].id == all.hits[at].id);
    request.ranked_at_once = 1'000'000;
    request.offset = random.below(30);
    request.limit = 4;
    request.exact_total = false;
    const auto page = searcher.answer(request).value();
    for (std::size_t at = 0; at < page.hits.size(); ++at)
      REQUIRE(page.hits[at].id == all.hits[request.offset + at].id);
  }
}

TEST_CASE("closeness changes the order only of what is sorted by relevance", "[search][closeness]") {
  Random random(3);
  const auto articles = test_support::random_worded_articles(random, 60);
  const test_support::BuiltIndex index(plain(articles));
  auto searcher = search::Searcher::open(index.path()).value();
  for (int i = 0; i < 10; ++i) {
    search::SearchRequest request = request_of(random_words(random, search::NodeKind::disjunction, 3));
    request.sort = search::SortOrder::newest;
    const auto close = searcher.answer(request).value();
    request.proximity = false;
    const auto usual = searcher.answer(request).value();
    REQUIRE(close.total == usual.total);
    for (std::size_t at = 0; at < usual.hits.size(); ++at) {
      CHECK(close.hits[at].id == usual.hits[at].id);
      CHECK(close.hits[at].score == usual.hits[at].score);
    }
  }
}

TEST_CASE("age takes its part of what closeness adds", "[search][closeness][recency]") {
  Random random(5);
  const auto articles = test_support::random_worded_articles(random, 60);
  const test_support::BuiltIndex index(plain(articles));
  auto searcher = search::Searcher::open(index.path()).value();
  for (int i = 0; i < 10; ++i) {
    search::SearchRequest request = request_of(random_words(random, search::NodeKind::disjunction, 3));
    std::map<std::string, double> scores;
    const auto usual = searcher.answer(request).value();
    for (const search::Hit& hit : usual.hits) scores[hit.id] = hit.score;
    request.recent_days = 100;
    request.explain = true;
    const auto recent = searcher.answer(request).value();
    for (const search::Hit& hit : recent.hits) {
      CAPTURE(hit.id);
      REQUIRE(hit.terms.back().term == "(recent)");
      CHECK(hit.score == Approx(scores[hit.id] * hit.terms.back().weighted_count).margin(1e-12));
    }
  }
}

}  // namespace dateline
