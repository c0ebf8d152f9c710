// Random numbers that are the same on every machine: generator, distributions and the arithmetic below them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline::corpus {

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection that scatters neighbouring values.
constexpr std::uint64_t mix(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15ULL;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
  return value ^ (value >> 31U);
}

/// xoshiro256** (Blackman, Vigna 2018). The distributions of <random> are left to each implementation, so
/// there are our own.
class Random {
 public:
  /// A sequence of its own for every (seed, purpose, index).
  Random(std::uint64_t seed, std::uint64_t purpose, std::uint64_t index);
  std::uint64_t next();
  /// 0 to `bound` - 1; by multiplication, whose bias (below bound / 2^32) does not matter here.
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
  }
  /// In (0, 1].
  double unit() { return static_cast<double>((next() >> 11U) + 1) * 0x1p-53; }
  /// True `per_thousand` times in a thousand.
  bool chance(std::uint32_t per_thousand) { return below(1000) < per_thousand; }
  /// Mean 0, variance 1: the sum of twelve uniform numbers, which needs no function of the C library.
  double normal();

 private:
  std::array<std::uint64_t, 4> state_{};
};

/// base^exponent for base > 0, by series of additions and multiplications in a fixed order: std::pow may
/// differ in the last digit between C libraries. Relative error below 1e-13.
double power(double base, double exponent);

/// 0 to n-1 with given weights, in constant time (Walker 1977, Vose 1991).
class AliasTable {
 public:
  explicit AliasTable(std::span<const double> weights);
  std::uint32_t draw(Random& random) const {
    const std::uint64_t bits = random.next();
    const auto slot = static_cast<std::uint32_t>(((bits >> 32U) * slots_.size()) >> 32U);
    return static_cast<std::uint32_t>(bits) < slots_[slot].threshold ? slot : slots_[slot].alias;
  }

 private:
  struct Slot {
    std::uint32_t threshold = UINT32_MAX;  // of 2^32: below it the slot itself
    std::uint32_t alias = 0;
  };
  std::vector<Slot> slots_;
};

/// (rank + shift)^-exponent for ranks 1 to `size` (Zipf, Mandelbrot).
std::vector<double> zipf_weights(std::uint32_t size, double exponent, double shift);

}  // namespace dateline::corpus
