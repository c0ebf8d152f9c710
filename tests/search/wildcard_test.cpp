// Patterns stand for the words that a plain recursion says they stand for.
#include <catch2/catch.hpp>

#include "search/linear_scan.h"
#include "search/wildcard.h"
#include "support/random_articles.h"

namespace dateline::search {

TEST_CASE("a star stands for any characters, a question mark for one", "[search][wildcard]") {
  const auto [pattern, word, matches] = GENERATE(table<std::string, std::string, bool>({
      {"bank*", "bank", true},
      {"bank*", "banking", true},
      {"bank*", "embankment", false},
      {"*bank*", "embankment", true},
      {"ba?k", "back", true},
      {"ba?k", "bak", false},
      {"h?user", "häuser", true},  // one code point, two bytes
      {"h??user", "häuser", false},
      {"*", "", true},
      {"", "", true},
      {"a*b*c", "axxbxxbc", true},
      {"a*b*c", "axxbxxb", false},
  }));
  CAPTURE(pattern, word);
  CHECK(matches_pattern(pattern, word) == matches);
}

TEST_CASE("random patterns match as a recursion says", "[search][wildcard]") {
  const std::uint64_t seed = GENERATE(range(1, 2000));
  test_support::Random random(seed);
  const auto text = [&](const std::string& letters, std::uint64_t most) {
    std::string out(random.below(most), ' ');
    for (char& c : out) c = letters[random.below(letters.size())];
    return out;
  };
  const std::string pattern = text("ab*?", 8);
  const std::string word = text("ab", 10);
  CAPTURE(seed, pattern, word);
  CHECK(matches_pattern(pattern, word) == test_support::plainly_matches(pattern, word));
}

}  // namespace dateline::search
