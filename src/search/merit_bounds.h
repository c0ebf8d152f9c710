// What can speak for a term at most, when of its articles only the least number is known.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "search/bm25.h"

namespace dateline::search {

/// The merit of a term beside its count: Bm25::term_weight() times log(1 + articles). It rises up to some
/// number of articles and falls behind it.
class MeritBounds {
 public:
  MeritBounds(const Bm25& bm25, std::uint64_t articles) {
    constexpr std::uint64_t kMost = UINT32_MAX;  // a manifest that says more is nonsense
    for (std::uint64_t from = 1; from <= std::min(articles, kMost); from += 1 + from / kStepShare)
      from_.push_back(from);
    most_.resize(from_.size());
    double most = 0;
    for (std::size_t i = from_.size(); i-- > 0;) {
      // The weight falls with the number of articles, the logarithm rises.
      const std::uint64_t last = i + 1 < from_.size() ? from_[i + 1] : articles;
      most = std::max(most, bm25.term_weight(from_[i]) * std::log1p(static_cast<double>(last)));
      most_[i] = most * kMargin;
    }
  }
  /// No term that `least` articles or more have, up to all of them, has a greater one.
  double of(std::uint64_t least) const {
    const auto behind = std::ranges::upper_bound(from_, std::max<std::uint64_t>(least, 1));
    return from_.empty() ? 0 : most_[static_cast<std::size_t>(behind - from_.begin()) - 1];
  }

 private:
  static constexpr std::uint64_t kStepShare = 8;
  static constexpr double kMargin = 1 + 1e-9;  // far more than rounding
  std::vector<std::uint64_t> from_;            // the first numbers of steps
  std::vector<double> most_;                   // from there on
};

}  // namespace dateline::search
