// The weight of a word in an article: BM25 as in Xapian 1.4, over counts and lengths in which title words
// count more.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "schema/term_counts.h"
#include "search/search_request.h"
#include "store/column.h"
#include "store/manifest.h"

namespace dateline::search {

/// The same doubles in the same order whoever asks, so that pruned and exhaustive evaluation agree to the
/// last bit. Source: S. Robertson et al., Okapi at TREC-3, 1994; the form and the floors (logarithm,
/// min_normlen) are Xapian 1.4's.
class Bm25 {
 public:
  Bm25(const RankingParameters& parameters, const store::LiveTotals& totals)
      : title_weight_(parameters.title_weight),
        articles_(static_cast<double>(totals.articles)),
        k1_(parameters.k1),
        b_(parameters.b),
        min_normlen_(parameters.min_normlen) {
    const double words =
        static_cast<double>(totals.title_words) * title_weight_ + static_cast<double>(totals.body_words);
    if (words > 0 && articles_ > 0) length_factor_ = articles_ / words;
  }

  /// What a word of this document frequency can weigh at most: (k1 + 1) times its inverse document frequency.
  /// (The factor of k3 is 1, as each leaf stands once in the query.)
  double term_weight(std::uint64_t document_frequency) const {
    const double df = static_cast<double>(document_frequency);
    double odds = (articles_ - df + 0.5) / (df + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds) * (k1_ + 1);
  }

  std::uint32_t title_weight() const { return title_weight_; }
  double k1() const { return k1_; }
  double count(std::uint32_t packed) const {
    const schema::TermCounts counts = schema::unpack(packed);
    return static_cast<double>(std::uint64_t{counts.title} * title_weight_ + counts.lead + counts.rest);
  }
  /// Words of an article, those of the title as often as they count.
  std::uint64_t words(const store::FieldLengths& lengths) const {
    return std::uint64_t{lengths.title} * title_weight_ + lengths.lead + std::uint64_t{lengths.rest};
  }
  /// What the length of an article adds to the count below the line.
  double length_part(const store::FieldLengths& lengths) const { return length_part(words(lengths)); }
  double length_part(std::uint64_t words) const { return length_part(static_cast<double>(words)); }
  /// The same for the shortest article: no weight is greater for any other.
  double least_length_part() const { return length_part(0.0); }
  /// Words of the longest article in which a word that stands `count` times may weigh `least`, a little more
  /// at most; -1 when there is none. Requires least > 0.
  double longest(double term_weight, double count, double least) const {
    const double part = count * (term_weight / least - 1) * (1 + kSlack);
    if (part < least_length_part()) return -1;
    const double per_word = k1_ * b_ * length_factor_;
    if (per_word <= 0) return std::numeric_limits<double>::max();
    return std::max((part - k1_ * (1 - b_)) / per_word, min_normlen_ / length_factor_) * (1 + kSlack) + 1;
  }
  static double weight(double term_weight, double count, double length_part) {
    return term_weight * (count / (length_part + count));
  }

 private:
  static constexpr double kSlack = 1e-9;  // far more than rounding
  double length_part(double words) const {
    return k1_ * (std::max(words * length_factor_, min_normlen_) * b_ + (1 - b_));
  }
  std::uint32_t title_weight_;
  double articles_;
  double k1_;
  double b_;
  double min_normlen_;
  double length_factor_ = 0;  // 1 / average length
};

}  // namespace dateline::search
