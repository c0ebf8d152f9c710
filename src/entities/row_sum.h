// Adds up rows of weights: sixteen small integers at once where the machine can (SSE2), one by one elsewhere.
#pragma once

#include <cstdint>

#include "entities/label_search.h"
#include "entities/tagger_model.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline::entities {

/// The plain way, on any machine. Sums of up to 250 rows fit.
inline void add_row_plainly(const WeightRow& row, LabelScores& sum) {
  for (int label = 0; label < kNameLabels; ++label)
    sum.scores[label] = static_cast<std::int16_t>(sum.scores[label] + row.weights[label]);
}
inline void add_scores_plainly(const LabelScores& scores, LabelScores& sum) {
  for (int label = 0; label < kNameLabels; ++label)
    sum.scores[label] = static_cast<std::int16_t>(sum.scores[label] + scores.scores[label]);
}

#if defined(__SSE2__)
class RowSum {
 public:
  void add(const WeightRow& row) {
    const __m128i bytes = _mm_load_si128(reinterpret_cast<const __m128i*>(row.weights.data()));
    const __m128i signs = _mm_cmpgt_epi8(_mm_setzero_si128(), bytes);
    low_ = _mm_add_epi16(low_, _mm_unpacklo_epi8(bytes, signs));
    high_ = _mm_add_epi16(high_, _mm_unpackhi_epi8(bytes, signs));
  }
  void add(const LabelScores& scores) {
    const auto* halves = reinterpret_cast<const __m128i*>(scores.scores.data());
    low_ = _mm_add_epi16(low_, _mm_load_si128(halves));
    high_ = _mm_add_epi16(high_, _mm_load_si128(halves + 1));
  }
  LabelScores total() const {
    LabelScores total;
    auto* halves = reinterpret_cast<__m128i*>(total.scores.data());
    _mm_store_si128(halves, low_);
    _mm_store_si128(halves + 1, high_);
    return total;
  }

 private:
  __m128i low_ = _mm_setzero_si128();
  __m128i high_ = _mm_setzero_si128();
};
#else
class RowSum {
 public:
  void add(const WeightRow& row) { add_row_plainly(row, sum_); }
  void add(const LabelScores& scores) { add_scores_plainly(scores, sum_); }
  LabelScores total() const { return sum_; }

 private:
  LabelScores sum_;
};
#endif

}  // namespace dateline::entities
