// Hot postings change no answer: an index with them and one without agree to the last bit, whatever is asked,
// with several segments and removed articles.
#include <catch2/catch.hpp>

#include <sstream>

#include "index/index_check.h"
#include "index/index_remove.h"
#include "search/random_search.h"
#include "search/searcher.h"
#include "support/built_index.h"

namespace dateline {
namespace {

using test_support::BuiltIndex;
using test_support::BuiltIndexOptions;
using test_support::Random;

constexpr index::HotRule kNothing{1, UINT32_MAX, 1};

std::vector<article::Article> articles_of(Random& random, std::size_t count) {
  std::vector<article::Article> articles;
  for (const auto& worded : test_support::random_worded_articles(random, count))
    articles.push_back(worded.article);
  return articles;
}

void remove_some(Random& random, const std::vector<article::Article>& articles, const BuiltIndex& with,
                 const BuiltIndex& without) {
  index::RemoveOptions options;
  for (const article::Article& article : articles)
    if (random.chance(10)) options.ids.push_back(article.id);
  REQUIRE(index::remove_articles(with.path(), options));
  REQUIRE(index::remove_articles(without.path(), options));
}

search::SearchRequest random_request(Random& random) {
  search::SearchRequest request;
  request.query.root = test_support::random_query(random, random.below(4));
  request.limit = 1 + random.below(30);
  request.snippets = 0;
  request.exact_total = random.chance(60);
  if (random.chance(20))
    request.sort = random.chance(50) ? search::SortOrder::newest : search::SortOrder::oldest;
  if (random.chance(20)) request.date_range = test_support::random_span(random);
  if (random.chance(20)) request.filters = test_support::random_filters(random);
  if (random.chance(10)) request.ranking.title_weight = static_cast<std::uint32_t>(random.below(6));
  if (random.chance(40))
    for (const auto facet : {schema::Facet::person, schema::Facet::place, schema::Facet::topic})
      request.facets.push_back({facet, 100});
  if (random.chance(20)) request.timeline = search::TimelineUnit::month;
  return request;
}

void check_same(const search::Answer& a, const search::Answer& b, bool exact_total) {
  if (exact_total) REQUIRE(a.total == b.total);
  REQUIRE(a.hits.size() == b.hits.size());
  for (std::size_t i = 0; i < a.hits.size(); ++i) {
    REQUIRE(a.hits[i].id == b.hits[i].id);
    REQUIRE(a.hits[i].score == b.hits[i].score);
  }
  REQUIRE(a.facets.size() == b.facets.size());
  for (std::size_t i = 0; i < a.facets.size(); ++i) {
    REQUIRE(a.facets[i].distinct == b.facets[i].distinct);
    REQUIRE(a.facets[i].counts == b.facets[i].counts);
  }
  REQUIRE(a.timeline.has_value() == b.timeline.has_value());
  if (a.timeline) REQUIRE(a.timeline->buckets == b.timeline->buckets);
}

void check_agreement(std::uint64_t seed, std::size_t articles, int queries) {
  Random random(seed);
  BuiltIndexOptions options;
  if (random.chance(50))
    options.segment_articles = options.batch_articles = static_cast<std::uint32_t>(articles / 3);
  const auto all = articles_of(random, articles);
  options.hot = kNothing;
  const BuiltIndex without(all, options);
  options.hot = {64, static_cast<std::uint32_t>(1 + random.below(articles / 4)),
                 static_cast<std::uint32_t>(1 + random.below(12))};
  const BuiltIndex with(all, options);
  if (random.chance(60)) remove_some(random, all, with, without);
  REQUIRE(index::check_index(with.path(), {.full = false}).value().damage.empty());
  auto fast = search::Searcher::open(with.path()).value();
  auto plain = search::Searcher::open(without.path()).value();
  REQUIRE(fast.generation().segment(0).hot().list_count() > 0);
  REQUIRE(plain.generation().segment(0).hot().list_count() == 0);
  for (int i = 0; i < queries; ++i) {
    const search::SearchRequest request = random_request(random);
    std::ostringstream query;
    query << request.query.root;
    INFO("query " << i << ": " << query.str());
    check_same(fast.answer(request).value(), plain.answer(request).value(),
               request.exact_total || !request.facets.empty() || request.timeline.has_value());
  }
}

}  // namespace

TEST_CASE("an index with hot postings answers as one without", "[search][oracle][hot]") {
  const std::uint64_t seed = GENERATE(range(1, 13));
  CAPTURE(seed);
  Random random(seed);
  check_agreement(seed, 100 + random.below(1500), 150);
}

TEST_CASE("an index with hot postings answers as one without, thousands of times",
          "[search][oracle][hot][long]") {
  const std::uint64_t seed = GENERATE(range(1000, 1040));
  CAPTURE(seed);
  Random random(seed);
  check_agreement(seed, 100 + random.below(6000), 500);
}

}  // namespace dateline
