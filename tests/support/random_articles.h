// Random articles of few words, so that phrases, repetitions and ties happen often.
#pragma once

#include <cstdint>
#include <vector>

#include "article/article.h"

namespace dateline::test_support {

/// `count` articles with ids "a0000"..., the same for the same seed on every machine.
std::vector<article::Article> random_articles(std::uint64_t seed, std::size_t count);

/// A small generator with the same numbers on every machine (SplitMix64; Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }
  bool chance(unsigned percent) { return below(100) < percent; }

 private:
  std::uint64_t state_;
};

}  // namespace dateline::test_support
