// An answer does not depend on how many threads have helped with it.
#include <catch2/catch.hpp>

#include <array>
#include <cmath>

#include "search/random_search.h"
#include "search/searcher.h"
#include "support/built_index.h"

namespace dateline {
namespace {

using test_support::Random;

/// Everything is cut into as many parts as it can be, even before a helper is ready.
constexpr search::SearchThreads kMuchShared{.count = 4, .part = 1, .before = 0, .only_idle = false};

test_support::BuiltIndex random_index(Random& random) {
  std::vector<article::Article> articles;
  for (const auto& worded : test_support::random_worded_articles(random, 700))
    articles.push_back(worded.article);
  test_support::BuiltIndexOptions options;
  // Few segments that are cut, or more than there are parts.
  if (random.chance(60)) options.segment_articles = options.batch_articles = random.chance(50) ? 260 : 29;
  options.hot = test_support::random_hot_rule(random);
  return test_support::BuiltIndex(articles, options);
}

search::SearchRequest random_request(Random& random) {
  search::SearchRequest request;
  request.query.root = random.chance(30) ? test_support::random_words_query(random)
                                         : test_support::random_query(random, 1 + random.below(3));
  request.limit = random.chance(80) ? random.below(40) : UINT64_MAX;
  request.offset = random.chance(20) ? random.below(20) : 0;
  request.snippets = random.chance(30) ? 1 : 0;
  request.exact_total = random.chance(50);
  if (random.chance(40)) request.filters = test_support::random_filters(random);
  if (random.chance(50)) {
    request.facets = {{schema::Facet::person, 5}, {schema::Facet::place, 5}, {std::nullopt, 5}};
    request.facets_ignore_own_filter = random.chance(50);
  }
  if (random.chance(20)) request.recent_days = static_cast<std::uint32_t>(1 + random.below(500));
  request.sort = std::array{search::SortOrder::relevance, search::SortOrder::relevance,
                            search::SortOrder::newest, search::SortOrder::oldest}[random.below(4)];
  return request;
}

void check_equal(const search::Answer& shared, const search::Answer& alone,
                 const search::SearchRequest& request) {
  // Where articles may be left out, how many are is a matter of the order in which they are met.
  const bool counted = request.exact_total || !request.facets.empty();
  if (counted) CHECK(shared.total == alone.total);
  REQUIRE(shared.hits.size() == alone.hits.size());
  for (std::size_t i = 0; i < alone.hits.size(); ++i) {
    CHECK(shared.hits[i].id == alone.hits[i].id);
    CHECK(shared.hits[i].rank == alone.hits[i].rank);
    CHECK(shared.hits[i].score == alone.hits[i].score);  // to the last bit
    CHECK(shared.hits[i].snippets.size() == alone.hits[i].snippets.size());
  }
  REQUIRE(shared.facets.size() == alone.facets.size());
  for (std::size_t i = 0; i < alone.facets.size(); ++i) {
    CHECK(shared.facets[i].name == alone.facets[i].name);
    CHECK(shared.facets[i].distinct == alone.facets[i].distinct);
    REQUIRE(shared.facets[i].counts.size() == alone.facets[i].counts.size());
    for (std::size_t j = 0; j < alone.facets[i].counts.size(); ++j) {
      CHECK(shared.facets[i].counts[j].value == alone.facets[i].counts[j].value);
      CHECK(shared.facets[i].counts[j].count == alone.facets[i].counts[j].count);
    }
  }
}

}  // namespace

TEST_CASE("threads that help change no answer, to the last bit of the scores", "[search][threads]") {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    Random random(seed);
    const test_support::BuiltIndex index = random_index(random);
    auto alone = search::Searcher::open(index.path()).value();
    auto shared = search::Searcher::open(index.path()).value();
    shared.use_threads(kMuchShared);
    for (int i = 0; i < 60; ++i) {
      const search::SearchRequest request = random_request(random);
      CAPTURE(seed, i, search::to_string(request.query.root));
      check_equal(shared.answer(request).value(), alone.answer(request).value(), request);
      if (i % 10 == 0) CHECK(shared.matching(request).value() == alone.matching(request).value());
    }
  }
}

TEST_CASE("going over to another generation keeps the threads", "[search][threads]") {
  Random random(7);
  const test_support::BuiltIndex index = random_index(random);
  auto searcher = search::Searcher::open(index.path()).value();
  searcher.use_threads(kMuchShared);
  search::SearchRequest request;
  CHECK(searcher.answer(request).value().total == 700);
  CHECK_FALSE(searcher.reopen().value());
  searcher.use_threads({});
  CHECK(searcher.answer(request).value().total == 700);
}

}  // namespace dateline
