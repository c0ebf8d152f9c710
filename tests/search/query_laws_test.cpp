// Laws that hold between the answers to related questions, whatever the articles are.
#include <catch2/catch.hpp>

#include <set>
#include <sstream>

#include "search/random_search.h"
#include "search/searcher.h"
#include "support/built_index.h"

namespace dateline {
namespace {

using search::NodeKind;
using search::QueryNode;
using search::SearchRequest;
using test_support::Random;
using Ids = std::set<std::string>;

struct RandomIndex {
  explicit RandomIndex(Random& random) : RandomIndex(articles(random)) {}
  explicit RandomIndex(const std::vector<article::Article>& articles)
      : index(articles, {.segment_articles = 17, .batch_articles = 17}),
        searcher(search::Searcher::open(index.path()).value()) {}
  static std::vector<article::Article> articles(Random& random) {
    std::vector<article::Article> articles;
    for (const auto& worded : test_support::random_worded_articles(random, 60))
      articles.push_back(worded.article);
    return articles;
  }
  search::Answer ask(SearchRequest request) { return searcher.answer(request).value(); }
  Ids ids(const QueryNode& query, const std::vector<search::Filter>& filters = {}) {
    SearchRequest request;
    request.query.root = query;
    request.filters = filters;
    request.limit = UINT64_MAX;
    request.snippets = 0;
    Ids ids;
    const search::Answer answer = ask(request);
    for (const search::Hit& hit : answer.hits) ids.insert(hit.id);
    return ids;
  }

  test_support::BuiltIndex index;
  search::Searcher searcher;
};

QueryNode group(NodeKind kind, std::vector<QueryNode> children) {
  QueryNode node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

QueryNode without(const QueryNode& node) { return group(NodeKind::difference, {QueryNode{}, node}); }

Ids both(const Ids& a, const Ids& b) {
  Ids out;
  std::ranges::set_intersection(a, b, std::inserter(out, out.end()));
  return out;
}

Ids either(Ids a, const Ids& b) {
  a.insert(b.begin(), b.end());
  return a;
}

bool holds(const Ids& all, const Ids& some) { return std::ranges::includes(all, some); }

std::string describe(const QueryNode& a, const QueryNode& b) {
  std::ostringstream out;
  out << a << " and " << b;
  return out.str();
}

/// Words of one language and no fuzziness, so that no word is an occurrence of both.
QueryNode plain_word(std::string text) {
  QueryNode node;
  node.kind = NodeKind::word;
  node.text = std::move(text);
  return node;
}

}  // namespace

TEST_CASE("AND is an intersection, OR a union, NOT a complement", "[search][laws]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  RandomIndex index(random);
  const Ids all = index.ids(QueryNode{});
  for (int i = 0; i < 25; ++i) {
    const QueryNode a = test_support::random_query(random, 2);
    const QueryNode b = test_support::random_query(random, 2);
    INFO(describe(a, b));
    const Ids of_a = index.ids(a);
    const Ids of_b = index.ids(b);
    const Ids of_both = index.ids(group(NodeKind::conjunction, {a, b}));
    const Ids of_either = index.ids(group(NodeKind::disjunction, {a, b}));
    CHECK(of_both == index.ids(group(NodeKind::conjunction, {b, a})));
    if (!a.stop_word && !b.stop_word) {
      CHECK(of_both == both(of_a, of_b));
      CHECK(of_either == either(of_a, of_b));
      CHECK(holds(of_either, of_a));
    }
    const Ids of_others = index.ids(without(a));
    CHECK(either(of_a, of_others) == all);
    CHECK(both(of_a, of_others).empty());
    CHECK(index.ids(without(without(a))) == of_a);
  }
}

TEST_CASE("a filter is one more condition", "[search][laws]") {
  const std::uint64_t seed = GENERATE(range(1, 5));
  CAPTURE(seed);
  Random random(seed);
  RandomIndex index(random);
  for (int i = 0; i < 20; ++i) {
    const QueryNode query = test_support::random_query(random, 2);
    for (const search::Filter& filter : test_support::random_filters(random)) {
      const Ids filtered = index.ids(query, {filter});
      CHECK(filtered == both(index.ids(query), index.ids(QueryNode{}, {filter})));
    }
  }
}

TEST_CASE("a word is near another one somewhere, or apart from it somewhere", "[search][laws]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  RandomIndex index(random);
  for (const std::uint32_t distance : {1U, 3U, 8U})
    for (const auto within : {search::Within::field, search::Within::sentence, search::Within::paragraph}) {
      QueryNode near = group(NodeKind::near, {plain_word("bank"), plain_word("oil")});
      near.distance = within == search::Within::field ? distance : search::kAnyDistance;
      near.within = within;
      QueryNode apart = near;
      apart.excluding = true;
      CAPTURE(distance, within);
      CHECK(either(index.ids(near), index.ids(apart)) == index.ids(plain_word("bank")));
    }
}

TEST_CASE("more alternatives and more distance lose no match", "[search][laws]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  RandomIndex index(random);
  Ids before;
  for (std::uint32_t distance = 1; distance < 8; ++distance) {
    QueryNode near = group(NodeKind::near, {plain_word("price"), plain_word("rate")});
    near.distance = distance;
    const Ids found = index.ids(near);
    CHECK(holds(found, before));
    before = found;
    near.children[1] = group(NodeKind::disjunction, {plain_word("rate"), test_support::random_word(random)});
    CHECK(holds(index.ids(near), found));
  }
}

TEST_CASE("pages neither repeat nor skip", "[search][laws]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  RandomIndex index(random);
  for (int i = 0; i < 10; ++i) {
    SearchRequest request;
    request.query.root = test_support::random_query(random, 3);
    request.snippets = 0;
    request.limit = UINT64_MAX;
    std::vector<std::string> whole;
    const search::Answer all = index.ask(request);
    for (const search::Hit& hit : all.hits) whole.push_back(hit.id);
    std::vector<std::string> paged;
    request.limit = 1 + random.below(7);
    for (request.offset = 0; request.offset < whole.size(); request.offset += request.limit) {
      const search::Answer page = index.ask(request);
      for (const search::Hit& hit : page.hits) paged.push_back(hit.id);
    }
    CHECK(paged == whole);
  }
}

TEST_CASE("facets of single values add up to the articles that have one", "[search][laws]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  RandomIndex index(random);
  for (int i = 0; i < 10; ++i) {
    SearchRequest request;
    request.query.root = test_support::random_query(random, 3);
    request.facets = {{schema::Facet::source, 100}, {std::nullopt, 100}};
    request.timeline = search::TimelineUnit::year;
    const search::Answer answer = index.ask(request);
    const auto sum = [](const search::FacetAnswer& facet) {
      std::uint64_t counted = 0;
      for (const search::FacetCount& count : facet.counts) counted += count.count;
      return counted;
    };
    CHECK(sum(answer.facets[0]) == answer.total);  // every article has a source
    CHECK(sum(answer.facets[1]) + answer.timeline->undated == answer.total);
  }
}

TEST_CASE("a value of a facet is found as often as it is counted", "[search][laws]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  RandomIndex index(random);
  for (int i = 0; i < 10; ++i) {
    SearchRequest request;
    request.query.root = test_support::random_query(random, 2);
    for (const schema::FacetInfo& info : schema::kAskedFacets) request.facets.push_back({info.facet, 1000});
    INFO(request.query.root);
    const search::Answer answer = index.ask(request);
    std::size_t at = 0;
    for (const schema::FacetInfo& info : schema::kAskedFacets) {
      const search::FacetAnswer& counted = answer.facets[at++];
      CAPTURE(counted.name);
      CHECK(counted.counts.size() == counted.distinct);
      for (const search::FacetCount& count : counted.counts) {
        CAPTURE(count.value);
        const Ids with = index.ids(request.query.root, {{.facet = info.facet, .values = {count.value}}});
        const Ids others =
            index.ids(request.query.root, {{.facet = info.facet, .excluded = true, .values = {count.value}}});
        CHECK(with.size() == count.count);
        CHECK(with.size() + others.size() == answer.total);
        CHECK(both(with, others).empty());
      }
    }
  }
}

TEST_CASE("counts that ignore the filter of their field are those without it", "[search][laws]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  RandomIndex index(random);
  for (int i = 0; i < 20; ++i) {
    SearchRequest request;
    request.query.root = test_support::random_query(random, 2);
    request.facets = {{schema::Facet::source, 100}};
    request.facets_ignore_own_filter = true;
    SearchRequest wider = request;
    for (search::Filter& filter : test_support::random_filters(random)) {
      if (filter.facet != schema::Facet::source) wider.filters.push_back(filter);
      request.filters.push_back(std::move(filter));
    }
    CHECK(index.ask(request).facets[0].counts == index.ask(wider).facets[0].counts);
    CHECK(index.ask(request).total <= index.ask(wider).total);
  }
}

TEST_CASE("collapsed pages neither repeat nor skip, and hold every match once", "[search][laws]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  std::vector<article::Article> articles = RandomIndex::articles(random);
  for (std::size_t i = 0; i < 30; ++i) {  // some texts twice or more
    articles.push_back(articles[random.below(articles.size())]);
    articles.back().id = "again-" + std::to_string(i);
  }
  RandomIndex index(articles);
  for (int i = 0; i < 10; ++i) {
    SearchRequest request;
    request.query.root = test_support::random_query(random, 2);
    request.snippets = 0;
    request.collapse = search::CollapseOrder::first;
    request.limit = UINT64_MAX;
    const search::Answer all = index.ask(request);
    std::vector<std::string> whole;
    std::uint64_t copies = 0;
    for (const search::Hit& hit : all.hits) {
      whole.push_back(hit.id);
      copies += hit.copies;
    }
    CHECK(copies == all.total);
    CHECK(all.groups == whole.size());
    CHECK(Ids(whole.begin(), whole.end()).size() == whole.size());
    std::vector<std::string> paged;
    request.limit = 1 + random.below(7);
    for (request.offset = 0; request.offset < whole.size(); request.offset += request.limit) {
      const search::Answer page = index.ask(request);
      for (const search::Hit& hit : page.hits) paged.push_back(hit.id);
    }
    CHECK(paged == whole);
  }
}

TEST_CASE("every hit of words shows where they are", "[search][laws]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  RandomIndex index(random);
  for (int i = 0; i < 40; ++i) {
    SearchRequest request;
    request.query.root = test_support::random_words_query(random);
    request.limit = UINT64_MAX;
    request.snippet_chars = 10'000;
    INFO(request.query.root);
    const search::Answer answer = index.ask(request);
    for (const search::Hit& hit : answer.hits) {
      bool shown = !hit.title_highlights.empty();
      for (const search::Passage& passage : hit.snippets) shown = shown || !passage.highlights.empty();
      CHECK(shown);
    }
  }
}

TEST_CASE("every hit of names and words shows where they are, or which name brought it", "[search][laws]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  RandomIndex index(random);
  const auto words = [&] { return test_support::random_words_query(random); };
  for (int i = 0; i < 40; ++i) {
    SearchRequest request;
    QueryNode name;
    name.kind = NodeKind::name;
    name.facet = schema::kEntityFacets[random.below(4)];
    const std::string values[] = {"moscow", "putin", "russia", "bank"};
    name.text = values[random.below(4)];
    request.query.root = name;
    if (random.chance(50)) request.query.root = group(NodeKind::disjunction, {name, words()});
    if (random.chance(30)) request.query.root = group(NodeKind::difference, {request.query.root, words()});
    if (random.chance(30)) request.query.root = group(NodeKind::conjunction, {request.query.root, name});
    request.limit = UINT64_MAX;
    request.snippet_chars = 10'000;
    INFO(request.query.root);
    const search::Answer answer = index.ask(request);
    for (const search::Hit& hit : answer.hits) {
      CAPTURE(hit.id);
      bool shown = !hit.title_highlights.empty();
      for (const search::Passage& passage : hit.snippets) shown = shown || !passage.highlights.empty();
      CHECK(shown == hit.named.empty());
      for (const auto& [facet, value] : hit.named)
        CHECK(std::ranges::count(hit.entities[static_cast<std::size_t>(facet)], value) == 1);
    }
  }
}

}  // namespace dateline
