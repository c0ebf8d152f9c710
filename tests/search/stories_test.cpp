// Hits grouped by story: the rule against a slow reading of it, and the laws that any grouping keeps.
#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <set>

#include "search/random_search.h"
#include "search/searcher.h"
#include "search/stories.h"
#include "support/built_index.h"

namespace dateline {
namespace {

using search::StoryRules;
using search::StoryVector;
using test_support::Random;

struct Articles {
  std::vector<StoryVector> vectors;
  std::vector<schema::Instant> dates;
};

StoryVector random_vector(Random& random) {
  std::map<std::uint32_t, double> weights;
  for (std::uint64_t i = 1 + random.below(5); i > 0; --i)
    weights[static_cast<std::uint32_t>(random.below(12))] = 1 + static_cast<double>(random.below(5));
  double squares = 0;
  for (const auto& [term, weight] : weights) squares += weight * weight;
  StoryVector vector;
  for (const auto& [term, weight] : weights) vector.terms.emplace_back(term, weight / std::sqrt(squares));
  return vector;
}

Articles random_articles(Random& random, std::size_t count) {
  Articles articles;
  for (std::size_t i = 0; i < count; ++i) {
    articles.vectors.push_back(random_vector(random));
    schema::Instant date;
    if (!random.chance(10))
      date = {static_cast<schema::Seconds>(random.below(40)) * 43200, schema::Precision::day};
    articles.dates.push_back(date);
  }
  return articles;
}

/// Every story as the plain sum of its vectors, made anew for every article.
std::vector<std::uint32_t> plain_grouping(const Articles& articles, const StoryRules& rules) {
  std::vector<std::uint32_t> order;
  for (const bool dated : {true, false})
    for (std::uint32_t i = 0; i < articles.dates.size(); ++i)
      if (articles.dates[i].known() == dated) order.push_back(i);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return articles.dates[a].known() && articles.dates[b].known() &&
           articles.dates[a].start < articles.dates[b].start;
  });
  std::vector<std::vector<std::uint32_t>> stories;
  std::vector<std::uint32_t> story_of(order.size());
  for (const std::uint32_t article : order) {
    std::size_t best = stories.size();
    double most = 0;
    for (std::size_t story = 0; story < stories.size(); ++story) {
      std::map<std::uint32_t, double> sum;
      double latest = -1;
      for (const std::uint32_t member : stories[story]) {
        for (const auto& [term, weight] : articles.vectors[member].terms) sum[term] += weight;
        if (articles.dates[member].known()) latest = static_cast<double>(articles.dates[member].start);
      }
      double product = 0;
      double squares = 0;
      for (const auto& [term, weight] : articles.vectors[article].terms) product += weight * sum[term];
      for (const auto& [term, weight] : sum) squares += weight * weight;
      double likeness = product / std::sqrt(squares);
      if (articles.dates[article].known() && latest >= 0)
        likeness *= std::pow(0.5, (static_cast<double>(articles.dates[article].start) - latest) / 86400 /
                                      rules.half_life_days);
      if (likeness >= rules.least_likeness && likeness > most + 1e-12) {
        most = likeness;
        best = story;
      }
    }
    if (best == stories.size()) stories.emplace_back();
    stories[best].push_back(article);
    story_of[article] = static_cast<std::uint32_t>(best);
  }
  return story_of;
}

std::set<std::set<std::uint32_t>> partition(const std::vector<std::uint32_t>& story_of,
                                            const std::vector<std::uint32_t>& names) {
  std::map<std::uint32_t, std::set<std::uint32_t>> stories;
  for (std::size_t i = 0; i < story_of.size(); ++i) stories[story_of[i]].insert(names[i]);
  std::set<std::set<std::uint32_t>> all;
  for (const auto& [story, members] : stories) all.insert(members);
  return all;
}

}  // namespace

TEST_CASE("articles join the story that they are most like, or begin one", "[search][stories]") {
  const auto at = [](int day) { return schema::Instant{day * 86400, schema::Precision::day}; };
  const StoryVector quake{{{1, 0.8}, {2, 0.6}}};
  const StoryVector quake_too{{{1, 1.0}}};
  const StoryVector grain{{{3, 1.0}}};
  const std::vector<StoryVector> vectors{quake, grain, quake_too, quake_too};
  CHECK(search::group_by_story(vectors, std::vector{at(0), at(0), at(1), at(2)}, {}) ==
        std::vector<std::uint32_t>{0, 1, 0, 0});
  // What is long ago is another story.
  CHECK(search::group_by_story(vectors, std::vector{at(0), at(0), at(1), at(300)}, {}) ==
        std::vector<std::uint32_t>{0, 1, 0, 2});
  CHECK(search::group_by_story({}, {}, {}).empty());
}

TEST_CASE("grouping does what its rule says, and the same every time", "[search][stories][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 31));
  CAPTURE(seed);
  Random random(seed);
  const Articles articles = random_articles(random, 40);
  StoryRules rules;
  rules.least_likeness = 0.31 + 0.1 * static_cast<double>(random.below(5));
  const auto story_of = search::group_by_story(articles.vectors, articles.dates, rules);
  REQUIRE(story_of == plain_grouping(articles, rules));
  REQUIRE(story_of == search::group_by_story(articles.vectors, articles.dates, rules));
}

TEST_CASE("the order of hits does not matter where dates differ", "[search][stories]") {
  const std::uint64_t seed = GENERATE(range(1, 11));
  CAPTURE(seed);
  Random random(seed);
  Articles articles = random_articles(random, 30);
  for (std::size_t i = 0; i < articles.dates.size(); ++i)
    articles.dates[i] = {static_cast<schema::Seconds>(i) * 86400, schema::Precision::day};
  std::vector<std::uint32_t> names;
  for (std::uint32_t i = 0; i < articles.dates.size(); ++i) names.push_back(i);
  const auto expected = partition(search::group_by_story(articles.vectors, articles.dates, {}), names);
  for (std::size_t i = names.size() - 1; i > 0; --i) {
    const std::size_t other = random.below(i + 1);
    std::swap(names[i], names[other]);
    std::swap(articles.vectors[i], articles.vectors[other]);
    std::swap(articles.dates[i], articles.dates[other]);
  }
  CHECK(partition(search::group_by_story(articles.vectors, articles.dates, {}), names) == expected);
}

TEST_CASE("every hit is in exactly one story, which tells its first, latest and best", "[search][stories]") {
  const std::uint64_t seed = GENERATE(range(1, 7));
  CAPTURE(seed);
  Random random(seed);
  std::vector<article::Article> plain;
  std::map<std::string, schema::Instant> dates;
  for (const auto& worded : test_support::random_worded_articles(random, 60)) {
    plain.push_back(worded.article);
    dates[worded.article.id] = worded.article.published;
  }
  const test_support::BuiltIndex index(plain, {.segment_articles = 17, .batch_articles = 17});
  auto searcher = search::Searcher::open(index.path()).value();
  for (int i = 0; i < 10; ++i) {
    search::SearchRequest request;
    request.query.root = test_support::random_query(random, 2);
    request.limit = UINT64_MAX;
    request.snippets = 0;
    std::map<std::string, std::uint64_t> ranks;
    const search::Answer hits = searcher.answer(request).value();
    for (const search::Hit& hit : hits.hits) ranks[hit.id] = hit.rank;
    request.story_hits = 25;
    const search::Answer answer = searcher.answer(request).value();
    REQUIRE(answer.hits.empty());
    REQUIRE(answer.stories->articles == std::min<std::uint64_t>(25, hits.total));
    REQUIRE(answer.stories->found == answer.stories->stories.size());
    std::set<std::string> seen;
    std::uint64_t best_before = 0;
    for (const search::Story& story : answer.stories->stories) {
      std::uint64_t best = UINT64_MAX;
      for (const std::string& id : story.ids) {
        REQUIRE(seen.insert(id).second);
        REQUIRE(ranks.at(id) <= 25);
        best = std::min(best, ranks.at(id));
        if (dates[id].known()) {
          REQUIRE(dates[id].start >= story.first.published.start);
          REQUIRE(dates[id].start <= story.latest.published.start);
        }
      }
      REQUIRE(story.best_rank == best);
      REQUIRE(ranks.at(story.best.id) == best);
      REQUIRE(story.best_rank > best_before);
      best_before = best;
    }
    REQUIRE(seen.size() == answer.stories->articles);
    request.limit = 1;
    request.offset = 1;
    const search::Answer second = searcher.answer(request).value();
    if (answer.stories->found > 1) REQUIRE(second.stories->stories[0].ids == answer.stories->stories[1].ids);
  }
}

}  // namespace dateline
