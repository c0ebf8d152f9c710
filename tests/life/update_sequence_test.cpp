// The property that rules all others: whatever was done to an index, it answers exactly as an index made
// afresh of the articles that it should hold, and readers of older generations answer as before.
#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "life/life_of_index.h"

namespace dateline {
namespace {

void check_life(std::uint64_t seed, int steps) {
  test_support::LifeOfIndex life(seed);
  for (int i = 0; i <= steps; ++i) {
    if (i > 0) life.step();
    INFO("seed " << seed << "\n" << life.story());
    REQUIRE(life.difference() == "");
    REQUIRE(life.changed_readers() == "");
  }
  INFO("seed " << seed << "\n" << life.story());
  REQUIRE(life.difference_of_export() == "");
}

/// Seeds from `first` until the time is over.
void check_lives(std::uint64_t first, std::uint64_t most, std::chrono::seconds time) {
  const auto begun = std::chrono::steady_clock::now();
  std::uint64_t lives = 0;
  while (lives < most && (lives == 0 || std::chrono::steady_clock::now() - begun < time))
    check_life(first + lives++, 6);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  std::cerr << lives << " sequences from seed " << first << " in " << took.count() << " s\n";
}

/// DATELINE_LIFE_SEED=N begins with another seed: to repeat a failure, or to look further.
std::uint64_t first_seed(std::uint64_t usual) {
  const char* wanted = std::getenv("DATELINE_LIFE_SEED");
  return wanted == nullptr ? usual : std::stoull(wanted);
}

}  // namespace

TEST_CASE("an index answers as one made afresh, whatever was done to it", "[life]") {
  check_lives(first_seed(1), 60, std::chrono::seconds(25));
}

TEST_CASE("thousands of lives of an index end in the answers of a fresh one", "[life][long]") {
  check_lives(first_seed(100'000), 3'000, std::chrono::seconds(1800));
}

}  // namespace dateline
