// What the packed count of a posting alone says about its weight, looked up in tables.
#pragma once

#include <array>
#include <cstdint>

#include "search/bm25.h"

namespace dateline::search {

/// Packed counts from here on are large and rare (schema::pack()): they have no entry of their own.
inline constexpr std::uint32_t kSmallPackedCounts = 128;

/// How long an article may be at most to reach the bar with a word that stands in it so often.
class LengthLimits {
 public:
  LengthLimits(const Bm25& bm25, double term_weight) : bm25_(bm25), term_weight_(term_weight) {
    longest_.fill(std::numeric_limits<double>::max());
  }
  /// Weights below `bar` are of no interest from now on. Remakes the table once that is worth it: an old one
  /// lets more through.
  void require(double bar) {
    if (bar < bar_ * kWorthRemaking) return;
    bar_ = bar;
    for (std::uint32_t packed = 0; packed < kSmallPackedCounts; ++packed)
      longest_[packed] = bm25_.longest(term_weight_, bm25_.count(packed), bar);
  }
  bool can_reach(std::uint32_t packed, const store::FieldLengths& lengths) const {
    return packed >= kSmallPackedCounts || static_cast<double>(bm25_.words(lengths)) <= longest_[packed];
  }

 private:
  static constexpr double kWorthRemaking = 1.01;
  const Bm25& bm25_;
  double term_weight_;
  double bar_ = 0;
  std::array<double, kSmallPackedCounts> longest_;
};

/// The most that a word can weigh by its packed count: its weight in the shortest article.
class CountBounds {
 public:
  CountBounds(const Bm25& bm25, double term_weight) {
    for (std::uint32_t packed = 0; packed < kSmallPackedCounts; ++packed)
      bounds_[packed] =
          static_cast<float>(Bm25::weight(term_weight, bm25.count(packed), bm25.least_length_part()));
    bounds_[kSmallPackedCounts] = static_cast<float>(term_weight);
  }
  /// `code`: the packed count, or kSmallPackedCounts for all that are larger.
  float operator[](std::size_t code) const { return bounds_[code]; }

 private:
  std::array<float, kSmallPackedCounts + 1> bounds_;
};

}  // namespace dateline::search
