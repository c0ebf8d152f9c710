// The best of counted names: the same as scoring and sorting all of them, whatever is left out on the way.
#include "search/best_names.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "support/random_articles.h"

namespace dateline {
namespace {

using search::MostFrequentNames;
using search::MostSignificantNames;
using search::RatedName;
using test_support::Random;

/// Names by number, as a facet tells them.
struct Table {
  std::uint64_t matches = 0;
  std::uint64_t archive = 0;
  std::vector<RatedName> names;
};

/// Slow and obvious.
std::vector<RatedName> sorted(std::vector<RatedName> names, std::size_t most) {
  std::ranges::sort(names, [](const RatedName& a, const RatedName& b) {
    return std::tuple(-a.score, -static_cast<double>(a.count), a.name) <
           std::tuple(-b.score, -static_cast<double>(b.count), b.name);
  });
  if (names.size() > most) names.resize(most);
  return names;
}

std::vector<RatedName> most_significant(const Table& table, std::size_t most) {
  std::vector<RatedName> scored;
  for (RatedName name : table.names) {
    name.score = search::significance({name.count, table.matches}, {name.archive, table.archive});
    if (name.score > 0) scored.push_back(name);
  }
  return sorted(std::move(scored), most);
}

std::vector<RatedName> most_frequent(const Table& table, std::size_t most) {
  std::vector<RatedName> names;
  for (const RatedName& name : table.names) names.push_back({name.count, 0, 0, name.name});
  return sorted(std::move(names), most);
}

/// The same counts, scores (to the last bit) and names.
void check_same(const std::vector<RatedName>& best, const std::vector<RatedName>& expected) {
  REQUIRE(best.size() == expected.size());
  for (std::size_t i = 0; i < best.size(); ++i) {
    CAPTURE(i);
    REQUIRE(best[i].name == expected[i].name);
    REQUIRE(best[i].count == expected[i].count);
    REQUIRE(best[i].archive == expected[i].archive);
    REQUIRE(best[i].score == expected[i].score);
  }
}

void check(const Table& table, std::size_t most) {
  CAPTURE(table.matches, table.archive, table.names.size(), most);
  MostSignificantNames significant(most, table.matches, table.archive);
  MostFrequentNames frequent(most);
  for (const RatedName& name : table.names) {
    significant.offer(name.name, name.count, name.archive);
    frequent.offer(name.name, name.count);
  }
  check_same(significant.best(), most_significant(table, most));
  check_same(frequent.best(), most_frequent(table, most));
}

/// How many of the matches have a name that `archive` articles have: anything possible, but often about as
/// many as in the archive, none too many or all.
std::uint64_t random_count(Random& random, const Table& table, std::uint64_t archive) {
  const std::uint64_t others = table.archive - table.matches;
  const std::uint64_t least = archive > others ? archive - others : 0;
  const std::uint64_t greatest = std::min(archive, table.matches);
  const auto expected = static_cast<std::uint64_t>(
      static_cast<double>(archive) * static_cast<double>(table.matches) / static_cast<double>(table.archive));
  std::uint64_t count = least + random.below(greatest - least + 1);
  if (random.chance(60)) count = expected + random.below(3);
  if (random.chance(10)) count = greatest;
  return std::clamp<std::uint64_t>(count, std::max<std::uint64_t>(least, 1), greatest);
}

Table random_table(Random& random) {
  Table table;
  table.archive = 1 + random.below(std::uint64_t{1} << (1 + random.below(32)));
  table.matches = random.chance(5) ? table.archive : random.below(table.archive + 1);
  if (random.chance(50)) table.matches /= 1 + random.below(1000);
  const std::size_t names = random.below(300);
  const std::uint64_t most_articles =
      1 + random.below(std::min<std::uint64_t>(table.archive, 1 << random.below(31)));
  store::NameId number = 0;
  for (std::size_t i = 0; i < names && table.matches > 0; ++i) {
    number += 1 + static_cast<store::NameId>(random.below(3));
    const std::uint64_t archive =
        1 + random.below(random.chance(50) ? std::min<std::uint64_t>(most_articles, 5) : most_articles);
    table.names.push_back({random_count(random, table, archive), archive, 0, number});
  }
  return table;
}

}  // namespace

TEST_CASE("the best names are those that scoring all and sorting them puts first",
          "[search][facets][oracle]") {
  const std::uint64_t seed = GENERATE(range(1, 21));
  CAPTURE(seed);
  Random random(seed);
  for (int i = 0; i < 200; ++i) {
    const Table table = random_table(random);
    for (const std::size_t most : {0U, 1U, 3U, 10U, 100U, 1000U}) check(table, most);
  }
}

TEST_CASE("names that score the same come by number", "[search][facets]") {
  const Table table{10, 1000, {{2, 4, 0, 3}, {1, 1, 0, 5}, {1, 1, 0, 7}, {2, 4, 0, 8}, {1, 1, 0, 9}}};
  for (std::size_t most = 1; most < 7; ++most) check(table, most);
  MostSignificantNames names(2, 10, 1000);
  for (const RatedName& name : table.names) names.offer(name.name, name.count, name.archive);
  const std::vector<RatedName> best = names.best();
  CHECK(best[0].name == 3);
  CHECK(best[1].name == 8);
}

TEST_CASE("a name that is no more frequent than elsewhere is not significant", "[search][facets]") {
  for (const RatedName& name :
       {RatedName{1, 100, 0, 1}, RatedName{5, 500, 0, 1}, RatedName{10, 1000, 0, 1}}) {
    MostSignificantNames names(10, 10, 1000);
    names.offer(name.name, name.count, name.archive);
    CHECK(names.best().empty());
  }
}

TEST_CASE("where everything matches nothing is significant", "[search][facets]") {
  check({1000, 1000, {{5, 5, 0, 1}, {1000, 1000, 0, 2}}}, 10);
  check({0, 1000, {}}, 10);
  check({0, 0, {}}, 10);
}

TEST_CASE("counts of a damaged index, which cannot be, do no harm", "[search][facets]") {
  MostSignificantNames names(1, 10, 100);
  for (const std::uint64_t count : {1U, 11U, UINT32_MAX})
    for (const std::uint64_t archive : {0U, 5U, 300U, UINT32_MAX}) names.offer(1, count, archive);
  CHECK(names.best().size() == 1);
}

}  // namespace dateline
