// What the packed count of a posting alone says about its weight, looked up in tables.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "schema/term_counts.h"
#include "search/bm25.h"
#include "store/hot_postings.h"

namespace dateline::search {

/// Packed counts from here on are large and rare (schema::pack()): they have no entry of their own.
inline constexpr std::uint32_t kSmallPackedCounts = 128;

/// Small packed counts by what ranking makes of them: the words of a body count alike, whether in its lead or
/// behind it.
inline constexpr std::size_t kBodyCounts = schema::kSmallCounts.lead + schema::kSmallCounts.rest + 1;
inline constexpr std::size_t kCountClasses = (schema::kSmallCounts.title + 1) * kBodyCounts;
constexpr std::size_t count_class(std::uint32_t packed) {
  const schema::TermCounts counts = schema::unpack(packed);
  return counts.title * kBodyCounts + counts.lead + counts.rest;
}
constexpr std::uint32_t member_of_class(std::size_t index) {
  const auto body = static_cast<std::uint32_t>(index % kBodyCounts);
  const std::uint32_t lead = body < schema::kSmallCounts.lead ? body : schema::kSmallCounts.lead;
  return schema::pack({static_cast<std::uint32_t>(index / kBodyCounts), lead, body - lead});
}

/// How long an article may be at most to reach a weight with a word that stands in it so often.
class LengthLimits {
 public:
  LengthLimits(const Bm25& bm25, double term_weight) : bm25_(bm25), term_weight_(term_weight) {
    longest_.fill(kNoLimit);
  }
  /// Weights below `least` are of no interest from now on. Remakes the table once that is worth it: an old
  /// one lets more through.
  void require(double least) {
    if (least <= 0 || least < least_ * kWorthRemaking) return;
    least_ = least;
    std::array<std::int64_t, kCountClasses> by_class;
    for (std::size_t index = 0; index < kCountClasses; ++index) {
      const double longest = bm25_.longest(term_weight_, bm25_.count(member_of_class(index)), least);
      by_class[index] =
          longest < static_cast<double>(kNoLimit) ? static_cast<std::int64_t>(longest) : kNoLimit;
    }
    for (std::uint32_t packed = 0; packed < kSmallPackedCounts; ++packed)
      longest_[packed] = by_class[count_class(packed)];
  }
  /// Is no article short enough?
  bool excludes(std::uint32_t packed) const { return packed < kSmallPackedCounts && longest_[packed] < 0; }
  bool can_reach(std::uint32_t packed, const store::FieldLengths& lengths) const {
    return packed >= kSmallPackedCounts ||
           static_cast<std::int64_t>(bm25_.words(lengths)) <= longest_[packed];
  }

 private:
  static constexpr double kWorthRemaking = 1.02;
  static constexpr std::int64_t kNoLimit = std::int64_t{1} << 50U;
  const Bm25& bm25_;
  double term_weight_;
  double least_ = 0;
  std::array<std::int64_t, kSmallPackedCounts> longest_;  // words, by packed count; -1: none
};

/// The most that a word can weigh by its packed count: its weight in the shortest article.
class CountBounds {
 public:
  CountBounds(const Bm25& bm25, double term_weight) {
    std::array<float, kCountClasses> by_class;
    for (std::size_t index = 0; index < kCountClasses; ++index)
      by_class[index] = static_cast<float>(
          Bm25::weight(term_weight, bm25.count(member_of_class(index)), bm25.least_length_part()));
    for (std::uint32_t packed = 0; packed < kSmallPackedCounts; ++packed)
      bounds_[packed] = by_class[count_class(packed)];
    bounds_[kSmallPackedCounts] = static_cast<float>(term_weight);
  }
  /// `code`: the packed count, or kSmallPackedCounts for all that are larger.
  float operator[](std::size_t code) const { return bounds_[code]; }

 private:
  std::array<float, kSmallPackedCounts + 1> bounds_;
};

/// The most that a word can weigh in the articles of a block of hot postings.
class BlockBounds {
 public:
  /// `title_weight`: what the bounds of the blocks count a title word for.
  BlockBounds(const Bm25& bm25, double term_weight, std::uint32_t title_weight)
      : bm25_(bm25), term_weight_(term_weight), known_(bm25.title_weight() == title_weight) {}
  /// Of every block of a list.
  void of(const store::HotList& list, std::vector<double>& most) const {
    most.clear();
    auto bounds = list.bounds();
    for (const store::HotBlock& block : list.blocks()) {
      const std::size_t pairs = std::min<std::size_t>(block.bounds, bounds.size());
      most.push_back(of(bounds.first(pairs)));
      bounds = bounds.subspan(pairs);
    }
  }

 private:
  double of(std::span<const store::CountAndLength> bounds) const {
    if (!known_) return term_weight_;
    double most = 0;
    for (const store::CountAndLength pair : bounds) {
      if (pair.count == store::kManyCounts) return term_weight_;
      const double length_part = bm25_.length_part(std::uint64_t{pair.length});
      most = std::max(most, Bm25::weight(term_weight_, pair.count, length_part));
    }
    return most;
  }
  const Bm25& bm25_;
  double term_weight_;
  bool known_;
};

}  // namespace dateline::search
