// What the age of an article takes from its score (--recent).
#pragma once

#include <cmath>
#include <cstdint>

#include "schema/instant.h"

namespace dateline::search {

/// Exponential decay, as X. Li and W. B. Croft weigh time (Time-based language models, CIKM 2003): half the
/// score `days` before `newest`, a quarter twice as long before. What is as new as that or newer keeps its
/// score; what has no date keeps nothing, and so comes last. Never above 1: bounds of scores stay bounds.
class Recency {
 public:
  /// `days`: 1 at least.
  Recency(std::uint32_t days, schema::Seconds newest)
      : per_second_(-1.0 / (86400.0 * static_cast<double>(days))), newest_(newest) {}
  double factor(schema::Instant published) const {
    if (!published.known()) return 0;
    if (published.start >= newest_) return 1;
    return std::exp2(static_cast<double>(newest_ - published.start) * per_second_);
  }

 private:
  double per_second_;
  schema::Seconds newest_;
};

}  // namespace dateline::search
