// Answers agree with a linear scan over the articles, whatever is asked.
#include <catch2/catch.hpp>

#include <sstream>

#include "search/linear_scan.h"
#include "search/random_search.h"
#include "search/searcher.h"
#include "support/built_index.h"

namespace dateline {
namespace {

using test_support::LinearScan;
using test_support::Random;
using test_support::ScannedHit;
using test_support::WordedArticle;

struct AskedIndex {
  std::vector<WordedArticle> articles;
  test_support::BuiltIndex index;
  search::Searcher searcher;
  LinearScan scan;

  AskedIndex(std::vector<WordedArticle> worded, test_support::BuiltIndexOptions options)
      : articles(std::move(worded)),
        index(plain(articles), options),
        searcher(search::Searcher::open(index.path()).value()),
        scan(articles) {}
  static std::vector<article::Article> plain(const std::vector<WordedArticle>& worded) {
    std::vector<article::Article> articles;
    for (const WordedArticle& one : worded) articles.push_back(one.article);
    return articles;
  }
};

AskedIndex random_index(Random& random) {
  test_support::BuiltIndexOptions options;
  if (random.chance(60)) options.segment_articles = options.batch_articles = 17;
  options.hot = test_support::random_hot_rule(random);
  return AskedIndex(test_support::random_worded_articles(random, 50), options);
}

search::SearchRequest random_request(Random& random) {
  search::SearchRequest request;
  request.query.root = test_support::random_query(random, 1 + random.below(4));
  request.limit = UINT64_MAX;
  request.snippets = 0;
  request.explain = true;
  if (random.chance(20))
    request.sort = random.chance(50) ? search::SortOrder::newest : search::SortOrder::oldest;
  if (random.chance(20)) request.date_range = test_support::random_span(random);
  if (random.chance(30)) request.filters = test_support::random_filters(random);
  if (random.chance(10)) request.language = random.chance(50) ? "de" : "en";
  if (random.chance(10)) request.ranking.title_weight = 5;
  return request;
}

/// What a failure needs to be understood.
std::string describe(const search::SearchRequest& request) {
  std::ostringstream out;
  out << request.query.root << " sort " << static_cast<int>(request.sort) << " language '" << request.language
      << "' dates " << request.date_range.begin << ".." << request.date_range.end;
  for (const search::Filter& filter : request.filters) {
    out << " filter " << (filter.excluded ? "not " : "")
        << (filter.facet ? schema::info(*filter.facet).name : "year");
    for (const std::string& value : filter.values) out << " '" << value << "'";
  }
  return out.str();
}

std::vector<std::string> sorted_ids(const std::vector<search::Hit>& hits) {
  std::vector<std::string> ids;
  for (const search::Hit& hit : hits) ids.push_back(hit.id);
  std::ranges::sort(ids);
  return ids;
}

std::vector<std::string> sorted_ids(const std::vector<ScannedHit>& hits) {
  std::vector<std::string> ids;
  for (const ScannedHit& hit : hits) ids.push_back(hit.id);
  std::ranges::sort(ids);
  return ids;
}

/// The same articles and scores, and the same order but where scores differ by less than rounding.
void check_hits(const std::vector<search::Hit>& hits, const std::vector<ScannedHit>& expected) {
  REQUIRE(sorted_ids(hits) == sorted_ids(expected));
  for (std::size_t i = 0; i < hits.size(); ++i) {
    CAPTURE(i, hits[i].id, expected[i].id);
    std::string parts;
    for (const search::TermScore& term : hits[i].terms)
      parts += term.term + "=" + std::to_string(term.score) + " ";
    CAPTURE(parts);
    const auto own = std::ranges::find(expected, hits[i].id, &ScannedHit::id);
    REQUIRE(hits[i].score == Approx(own->score).epsilon(1e-9).margin(1e-12));
    if (hits[i].id != expected[i].id) REQUIRE(hits[i].score == Approx(expected[i].score).epsilon(1e-9));
  }
}

/// Falling scores; equal ones by id.
void check_order(const std::vector<search::Hit>& hits) {
  for (std::size_t i = 1; i < hits.size(); ++i) {
    const search::Hit& before = hits[i - 1];
    REQUIRE((before.score > hits[i].score || (before.score == hits[i].score && before.id < hits[i].id)));
  }
}

void check_first_hits(search::Searcher& searcher, search::SearchRequest request,
                      const std::vector<search::Hit>& all) {
  for (const std::uint64_t limit : {1U, 3U, 10U}) {
    request.limit = limit;
    for (const bool exact : {true, false}) {
      request.exact_total = exact;
      const auto answer = searcher.answer(request).value();
      CAPTURE(limit, exact);
      REQUIRE(answer.hits.size() == std::min<std::size_t>(limit, all.size()));
      if (exact) REQUIRE(answer.total == all.size());
      for (std::size_t i = 0; i < answer.hits.size(); ++i) {
        REQUIRE(answer.hits[i].id == all[i].id);
        REQUIRE(answer.hits[i].score == all[i].score);  // to the last bit
      }
    }
  }
}

void check_counts(LinearScan& scan, const search::SearchRequest& request, const search::Answer& answer) {
  for (std::size_t i = 0; i < request.facets.size(); ++i) {
    search::SearchRequest counted = request;
    if (request.facets_ignore_own_filter)
      std::erase_if(counted.filters, [&](const search::Filter& filter) {
        return filter.facet == request.facets[i].facet && !filter.id && filter.year == !filter.facet;
      });
    const auto expected = scan.facet(counted, request.facets[i]);
    CAPTURE(answer.facets[i].name);
    REQUIRE(answer.facets[i].distinct == expected.size());
    std::map<std::string, std::uint64_t> counts;
    for (const search::FacetCount& count : answer.facets[i].counts) counts[count.value] = count.count;
    REQUIRE(counts == expected);
    REQUIRE(std::ranges::is_sorted(answer.facets[i].counts, [](const auto& a, const auto& b) {
      return a.count != b.count ? a.count > b.count : a.value < b.value;
    }));
  }
  std::map<std::string, std::uint64_t> buckets;
  for (const search::TimelineBucket& bucket : answer.timeline->buckets)
    buckets[to_iso(bucket.from)] = bucket.count;
  REQUIRE(buckets == scan.timeline(request, *request.timeline));
  REQUIRE(answer.timeline->undated == scan.undated(request));
}

void check_random_queries(std::uint64_t seed, int queries) {
  Random random(seed);
  AskedIndex asked = random_index(random);
  for (int i = 0; i < queries; ++i) {
    const search::SearchRequest request = random_request(random);
    INFO("query " << i << ": " << describe(request));
    const auto expected = asked.scan.matches(request);
    const auto answer = asked.searcher.answer(request).value();
    REQUIRE(answer.total == expected.size());
    check_hits(answer.hits, expected);
    check_first_hits(asked.searcher, request, answer.hits);
  }
}

}  // namespace

TEST_CASE("random queries find what a linear scan finds, in its order", "[search][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 13));
  CAPTURE(seed);
  check_random_queries(seed, 60);
}

TEST_CASE("thousands of random queries find what a linear scan finds", "[search][oracle][long]") {
  const std::uint64_t seed = GENERATE(range(1000, 1100));
  CAPTURE(seed);
  check_random_queries(seed, 100);
}

TEST_CASE("words and phrases come by falling score, equal scores by id", "[search][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  AskedIndex asked = random_index(random);
  for (int i = 0; i < 30; ++i) {
    search::SearchRequest request;
    request.query.root.kind = search::NodeKind::disjunction;
    for (int word = 0; word < 4; ++word)
      request.query.root.children.push_back(test_support::random_word(random));
    request.limit = 50;
    check_order(asked.searcher.answer(request).value().hits);
  }
}

TEST_CASE("facets and timelines count every match", "[search][facets]") {
  const std::uint64_t seed = GENERATE(range(1, 9));
  CAPTURE(seed);
  Random random(seed);
  AskedIndex asked = random_index(random);
  for (int i = 0; i < 30; ++i) {
    search::SearchRequest request = random_request(random);
    request.limit = 1;
    request.facets_ignore_own_filter = random.chance(50);
    constexpr std::array kUnits{search::TimelineUnit::year, search::TimelineUnit::month,
                                search::TimelineUnit::week, search::TimelineUnit::day};
    request.timeline = kUnits[random.below(kUnits.size())];
    for (const auto facet : {schema::Facet::person, schema::Facet::place, schema::Facet::topic,
                             schema::Facet::source, schema::Facet::language, schema::Facet::country})
      request.facets.push_back({facet, 100});
    request.facets.push_back({std::nullopt, 100});
    INFO("query " << i << ": " << describe(request));
    check_counts(asked.scan, request, asked.searcher.answer(request).value());
  }
}

}  // namespace dateline
