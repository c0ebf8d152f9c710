// Distances between words agree with the whole table of the textbook, whatever was asked before.
#include "search/edit_distance.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "search/linear_scan.h"
#include "support/random_articles.h"

namespace dateline::search {
namespace {

using test_support::Random;

TEST_CASE("slips of the finger are counted", "[search][fuzzy]") {
  const auto [word, other, distance] = GENERATE(table<std::string, std::string, unsigned>({
      {"moscow", "moscow", 0},
      {"moscow", "mosow", 1},
      {"moscow", "mosccow", 1},
      {"moscow", "moskow", 1},
      {"moscow", "mocsow", 1},  // neighbours the wrong way round
      {"moscow", "omscwo", 2},
      {"moscow", "paris", 3},  // more than two are all the same
      {"ca", "abc", 3},        // no place is changed twice
      {"köln", "koln", 1},     // one letter, two bytes
      {"", "ab", 2},
      {"ab", "", 2},
      {"", "", 0},
  }));
  CAPTURE(word, other);
  EditDistances distances(word, 2);
  CHECK(distances.to(other) == distance);
  CHECK(distances.to(other) == distance);
}

TEST_CASE("words in order share their beginnings, and hopeless ones hide nothing", "[search][fuzzy]") {
  const std::uint64_t seed = GENERATE(range(1, 300));
  Random random(seed);
  const auto text = [&](std::uint64_t most) {
    std::string out;
    for (std::uint64_t i = random.below(most + 1); i > 0; --i) {
      constexpr std::array kLetters{"a", "b", "c", "ö"};
      out += kLetters[random.below(kLetters.size())];
    }
    return out;
  };
  const std::string word = text(9);
  const unsigned most = static_cast<unsigned>(random.below(3));
  CAPTURE(seed, word, most);
  std::vector<std::string> others;
  for (int i = 0; i < 60; ++i) others.push_back(text(11));
  if (random.chance(80)) std::ranges::sort(others);
  EditDistances distances(word, most);
  std::string hopeless;
  for (const std::string& other : others) {
    const unsigned plain = test_support::plain_distance(word, other);
    CAPTURE(other);
    if (!hopeless.empty() && other.starts_with(hopeless)) REQUIRE(plain > most);
    REQUIRE(distances.to(other) == std::min(plain, most + 1));
    if (distances.hopeless_prefix() > 0) hopeless = other.substr(0, distances.hopeless_prefix());
  }
}

}  // namespace
}  // namespace dateline::search
