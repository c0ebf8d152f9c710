// Facets of any matches against the names of one article after another.
#include "search/facet_counts.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "index/index_remove.h"
#include "index/names_republication.h"
#include "search/significance.h"
#include "support/built_index.h"
#include "support/random_articles.h"

namespace dateline {
namespace {

using schema::Facet;
using test_support::Random;
using Matches = std::vector<std::vector<store::DocId>>;

constexpr std::size_t kArticles = 300;

std::string person(std::uint64_t number) { return "Anna Person" + std::to_string(number); }

/// A few people are in many articles, most in one or two.
std::string random_person(Random& random) {
  return person(random.below(1 + random.below(1 + random.below(3000))));
}

std::vector<article::Article> random_articles_with_names(Random& random) {
  std::vector<article::Article> articles(kArticles);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    article::Article& one = articles[i];
    one.id = "a" + std::to_string(i);
    one.language = "en";
    one.body = "Nothing.";
    one.source = "Source " + std::to_string(random.below(3));
    for (std::uint64_t topic = random.below(4); topic > 0; --topic)
      one.topics.push_back("topic " + std::to_string(topic * random.below(9)));
    for (std::uint64_t names = random.below(9); names > 0; --names)
      one.people.push_back(random_person(random));
    if (random.chance(20)) one.organisations.push_back(person(random.below(5)));
    for (std::vector<std::string>* names : {&one.topics, &one.people}) {
      std::ranges::sort(*names);
      names->erase(std::unique(names->begin(), names->end()), names->end());
    }
  }
  return articles;
}

/// Several segments; names that several local ones stand under, and such as are of another facet; removed
/// articles.
class NamedIndex {
 public:
  explicit NamedIndex(Random& random)
      : index_(random_articles_with_names(random),
               {.segment_articles = 110, .batch_articles = 110, .entities = true}) {
    std::string rules = "org: Chrysler = person: " + person(0) + " | person: " + person(1) + "\n";
    for (int i = 2; i < 30; ++i) rules += (i == 2 ? "person: Anna One = " : " | ") + person(i);
    if (!index::republish_names(index_.path(), {.user_rules = rules})) throw std::runtime_error("no names");
    if (!random.chance(70)) return;
    index::RemoveOptions removed;
    for (std::size_t i = 0; i < kArticles; ++i)
      if (random.chance(5)) removed.ids.push_back("a" + std::to_string(i));
    if (!index::remove_articles(index_.path(), removed)) throw std::runtime_error("cannot remove");
  }
  store::Generation open() const { return store::Generation::open(index_.path()).value(); }

 private:
  test_support::BuiltIndex index_;
};

/// Each live article with that chance.
Matches random_matches(Random& random, const store::Generation& generation, unsigned percent) {
  Matches matches(generation.segment_count());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const store::Segment& segment = generation.segment(i);
    for (store::DocId docid = 1; docid <= segment.article_count(); ++docid)
      if (!segment.tombstones().is_dead(docid) && random.chance(percent)) matches[i].push_back(docid);
  }
  return matches;
}

std::map<std::string, std::uint64_t> slow_counts(const store::Generation& generation, Facet facet,
                                                 const Matches& matches) {
  std::map<std::string, std::uint64_t> counts;
  for (std::uint32_t segment = 0; segment < matches.size(); ++segment)
    for (const store::DocId docid : matches[segment])
      for (const std::string& name : generation.names_of(facet, {segment, docid})) ++counts[name];
  return counts;
}

std::uint64_t size_of(const Matches& matches) {
  std::uint64_t size = 0;
  for (const auto& of_segment : matches) size += of_segment.size();
  return size;
}

/// Every name scored, all of them sorted.
std::vector<search::FacetCount> slow_facet(const store::Generation& generation, Facet facet,
                                           const Matches& matches, const Matches& live, bool significant) {
  std::vector<search::FacetCount> counts;
  const auto archive = slow_counts(generation, facet, live);
  for (const auto& [name, count] : slow_counts(generation, facet, matches)) {
    search::FacetCount one{name, count};
    if (significant) {
      one.archive = archive.at(name);
      one.score = search::significance({count, size_of(matches)}, {one.archive, size_of(live)});
      if (one.score <= 0) continue;
    }
    counts.push_back(one);
  }
  std::ranges::stable_sort(counts, [](const search::FacetCount& a, const search::FacetCount& b) {
    return a.score != b.score ? a.score > b.score : a.count > b.count;
  });
  return counts;
}

void check(const search::FacetAnswer& answer, const std::vector<search::FacetCount>& expected,
           std::size_t most) {
  REQUIRE(answer.counts.size() == std::min(most, expected.size()));
  for (std::size_t i = 0; i < answer.counts.size(); ++i) {
    CAPTURE(i);
    REQUIRE(answer.counts[i].value == expected[i].value);
    REQUIRE(answer.counts[i].count == expected[i].count);
    REQUIRE(answer.counts[i].archive == expected[i].archive);
    REQUIRE(answer.counts[i].score == expected[i].score);
  }
}

}  // namespace

TEST_CASE("facets of few matches, many and all are what their articles say", "[search][facets][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 6));
  CAPTURE(seed);
  Random random(seed);
  const NamedIndex index(random);
  const store::Generation generation = index.open();
  REQUIRE(generation.segment_count() > 1);
  REQUIRE(generation.names().count(Facet::person) > 300);
  const Matches live = random_matches(random, generation, 100);
  search::FacetCounter counter(generation);
  for (const unsigned percent : {0U, 1U, 3U, 10U, 30U, 49U, 60U, 95U, 100U})
    for (const Facet facet : {Facet::person, Facet::org, Facet::topic, Facet::source, Facet::country}) {
      const Matches matches = random_matches(random, generation, percent);
      for (const bool significant : {false, true}) {
        const auto expected = slow_facet(generation, facet, matches, live, significant);
        const auto order = significant ? search::FacetOrder::significant : search::FacetOrder::count;
        for (const std::uint32_t most : {1U, 10U, 1000U}) {
          CAPTURE(percent, static_cast<int>(facet), significant, most);
          const search::FacetAnswer answer = counter.count({facet, most}, matches, order);
          REQUIRE(answer.distinct == slow_counts(generation, facet, matches).size());
          check(answer, expected, most);
        }
      }
    }
}

TEST_CASE("names that were joined from another facet, or repeated, count once", "[search][facets]") {
  Random random(3);
  const NamedIndex index(random);
  const store::Generation generation = index.open();
  std::size_t joined = 0;
  std::size_t repeated = 0;
  for (std::size_t segment = 0; segment < generation.segment_count(); ++segment) {
    joined += generation.names().joined(Facet::org, segment).size();
    repeated += generation.names().repeated(Facet::person, segment).size();
  }
  CHECK(joined > 0);  // otherwise the test above says less than it should
  CHECK(repeated > 0);
}

}  // namespace dateline
