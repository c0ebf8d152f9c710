// Slips are what their names say.
#include "benchmarks/misspelling.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace dateline::benchmarks {

TEST_CASE("each kind of slip does what it is called", "[benchmarks]") {
  const std::string right = "committee";
  Chance chance(1);
  for (int trial = 0; trial < 200; ++trial) {
    for (const Slip slip : kSlips) {
      const std::string wrong = misspelt(right, slip, chance);
      CAPTURE(name_of(slip), wrong);
      REQUIRE_FALSE(wrong.empty());
      CHECK(wrong != right);
      const auto longer = static_cast<int>(wrong.size()) - static_cast<int>(right.size());
      if (slip == Slip::substitution) CHECK((longer == 0 && wrong[0] == right[0]));
      if (slip == Slip::first_letter) CHECK((wrong.substr(1) == right.substr(1) && wrong[0] != right[0]));
      if (slip == Slip::omission) CHECK((longer == -1 && wrong[0] == right[0]));
      if (slip == Slip::insertion) CHECK(longer == 1);
      if (slip == Slip::doubling) CHECK((longer == 1 || longer == -1));
      if (slip == Slip::transposition) CHECK(std::ranges::is_permutation(wrong, right));
    }
  }
}

TEST_CASE("what can have no such slip has none", "[benchmarks]") {
  Chance chance(1);
  CHECK(misspelt("aaaa", Slip::transposition, chance).empty());
  CHECK(misspelt("short", Slip::two_slips, chance).empty());
  CHECK(misspelt("", Slip::insertion, chance).empty());
  const std::string cyrillic = misspelt("москва", Slip::omission, chance);
  CHECK(cyrillic.size() == 10);  // a letter, not a byte
}

}  // namespace dateline::benchmarks
