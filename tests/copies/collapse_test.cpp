// --collapse against a slow reading of the plain answer: one hit for each group, in the place of its best.
#include "search/collapse.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "copies/copied_articles.h"
#include "search/query_parser.h"
#include "search/searcher.h"
#include "support/built_index.h"

using namespace dateline;
using search::CollapseOrder;
using test_support::CopiedArticles;

namespace {

search::SearchRequest request_of(const std::string& query) {
  search::SearchRequest request;
  request.query = search::parse_query(query).value();
  request.limit = UINT64_MAX;
  request.snippets = 0;
  return request;
}

using Ids = std::vector<std::string>;

/// The ids of every group of copies, by each of them.
std::map<std::string, Ids> group_by_id(search::Searcher& searcher, const std::vector<search::Hit>& hits) {
  std::map<std::string, Ids> groups;
  for (const search::Hit& hit : hits) {
    const auto copies = searcher.copies(hit.id);
    REQUIRE(copies);
    for (const search::Copy& copy : *copies) groups[hit.id].push_back(copy.id);
  }
  return groups;
}

/// Is `a` to be shown rather than `b`?
bool rather(CollapseOrder order, const search::Hit& a, const search::Hit& b, std::uint64_t words_a,
            std::uint64_t words_b) {
  if (order == CollapseOrder::longest && words_a != words_b) return words_a > words_b;
  if (order != CollapseOrder::longest && a.published.known() != b.published.known())
    return a.published.known();
  if (order != CollapseOrder::longest && a.published.known() && a.published.start != b.published.start)
    return order == CollapseOrder::first ? a.published.start < b.published.start
                                         : a.published.start > b.published.start;
  return a.id < b.id;
}

struct Expected {
  std::string id;
  double score = 0;
  std::set<std::string> copies;
};

std::vector<Expected> collapsed_slowly(search::Searcher& searcher, const std::vector<search::Hit>& plain,
                                       CollapseOrder order) {
  const auto groups = group_by_id(searcher, plain);
  std::map<std::string, const search::Hit*> matches;
  for (const search::Hit& hit : plain) matches[hit.id] = &hit;
  std::set<std::string> seen;
  std::vector<Expected> expected;
  for (const search::Hit& hit : plain) {
    if (seen.contains(hit.id)) continue;
    Expected one{hit.id, hit.score, {}};
    for (const std::string& id : groups.at(hit.id)) {
      if (!matches.contains(id)) continue;
      one.copies.insert(id);
      const auto words = [&](const std::string& of) {
        const store::ArticleRef at = matches.at(of)->article;
        return searcher.generation().segment(at.segment).columns().lengths(at.docid).body();
      };
      if (rather(order, *matches.at(id), *matches.at(one.id), words(id), words(one.id))) one.id = id;
    }
    seen.insert(one.copies.begin(), one.copies.end());
    expected.push_back(std::move(one));
  }
  return expected;
}

void check_same(const search::Hit& hit, const Expected& expected) {
  CHECK(hit.id == expected.id);
  CHECK(hit.score == expected.score);
  CHECK(hit.copies == expected.copies.size());
  std::set<std::string> named{hit.id};
  for (const search::Copy& copy : hit.others) named.insert(copy.id);
  CHECK(named == expected.copies);
}

}  // namespace

TEST_CASE("copies are one hit in the place of the best of them", "[copies][search]") {
  std::size_t collapsed = 0;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CopiedArticles articles(seed);
    std::vector<article::Article> all;
    for (int i = 0; i < 160; ++i) all.push_back(articles.next("a" + std::to_string(i)));
    const test_support::BuiltIndex built(all, {.segment_articles = 70, .batch_articles = 30});
    auto searcher = search::Searcher::open(built.path());
    REQUIRE(searcher);
    for (int i = 0; i < 40; ++i) {
      auto& random = articles.random();
      search::SearchRequest request = request_of(random.chance(50)   ? "headline"
                                                 : random.chance(50) ? "-edited"
                                                                     : "edited OR wire OR headline");
      if (random.chance(30)) request.filters = {search::parse_filter("source=Harbour Wire").value()};
      if (random.chance(40))
        request.sort = random.chance(50) ? search::SortOrder::newest : search::SortOrder::oldest;
      const auto order = static_cast<CollapseOrder>(random.below(3));
      const auto plain = searcher->answer(request);
      REQUIRE(plain);
      const auto expected = collapsed_slowly(*searcher, plain->hits, order);
      request.collapse = order;
      request.offset = random.below(3) * 7;
      if (random.chance(70)) request.limit = random.below(20);
      CAPTURE(seed, i, request.offset, request.limit, static_cast<int>(order));
      const auto answer = searcher->answer(request);
      REQUIRE(answer);
      CHECK(answer->total == plain->total);
      CHECK(answer->groups == expected.size());
      const std::size_t begin = std::min<std::size_t>(request.offset, expected.size());
      const std::size_t shown = std::min<std::uint64_t>(request.limit, expected.size() - begin);
      REQUIRE(answer->hits.size() == shown);
      for (std::size_t hit = 0; hit < shown; ++hit) {
        CHECK(answer->hits[hit].rank == begin + hit + 1);
        check_same(answer->hits[hit], expected[begin + hit]);
      }
      collapsed += plain->total - expected.size();
    }
  }
  CHECK(collapsed > 1000);
}

TEST_CASE("facets and timeline count articles, copies too", "[copies][search]") {
  CopiedArticles articles(2);
  std::vector<article::Article> all;
  for (int i = 0; i < 80; ++i) all.push_back(articles.next("a" + std::to_string(i)));
  const test_support::BuiltIndex built(all);
  auto searcher = search::Searcher::open(built.path());
  REQUIRE(searcher);
  search::SearchRequest request = request_of("headline");
  request.facets = {*search::parse_facet_choice("source")};
  request.timeline = search::TimelineUnit::day;
  const auto plain = searcher->answer(request);
  request.collapse = CollapseOrder::first;
  const auto collapsed = searcher->answer(request);
  REQUIRE(plain);
  REQUIRE(collapsed);
  CHECK(collapsed->facets.front().counts == plain->facets.front().counts);
  CHECK(collapsed->timeline->buckets == plain->timeline->buckets);
  CHECK(collapsed->hits.size() < plain->hits.size());
  CHECK_FALSE(plain->groups);
  CHECK(plain->hits.front().copies == 0);
}

TEST_CASE("the copies of an article that is not there are not found", "[copies][search]") {
  const test_support::BuiltIndex built(test_support::random_articles(1, 5));
  auto searcher = search::Searcher::open(built.path());
  REQUIRE(searcher);
  const auto copies = searcher->copies("nothing");
  REQUIRE_FALSE(copies);
  CHECK(copies.error().kind == error::ErrorKind::not_found);
  CHECK(searcher->copies("a0001")->size() == 1);
}
