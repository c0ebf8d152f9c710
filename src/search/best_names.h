// The best of the counted names of a facet, chosen while they are told one after another.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/significance.h"
#include "store/canonical_names.h"

namespace dateline::search {

struct RatedName {
  std::uint64_t count = 0;    // of the matches
  std::uint64_t archive = 0;  // of all live articles; 0 where counts alone decide
  double score = 0;           // significance.h; 0 where counts alone decide
  store::NameId name = 0;
};

/// By score, then count, the greater first, then by number, the smaller first: names are numbered bytewise.
bool comes_before(const RatedName& a, const RatedName& b);

/// The names of greatest count. They must be offered by ascending number; one with 0 is none.
class MostFrequentNames {
 public:
  explicit MostFrequentNames(std::size_t most) : most_(most) {}
  void offer(store::NameId name, std::uint64_t count) {
    if (count > least_) take(name, count);
  }
  /// The best first; once.
  std::vector<RatedName> best();

 private:
  void take(store::NameId name, std::uint64_t count);
  std::size_t most_;
  std::uint64_t least_ = 0;  // as few lose, with this number or a greater one
  std::vector<RatedName> kept_;
};

/// The names of greatest significance, of those that have any. They must be offered by ascending number; one
/// with 0 matches has none.
///
/// Logarithms are taken of few names. Of two names that equally many articles have, the one that more matches
/// have scores more: for each number of articles it is enough to know how many matches were too few once. And
/// the score is at most twice Pearson's chi-squared (as log x <= x - 1), which sets an upper bound.
class MostSignificantNames {
 public:
  /// `matches` of `archive` live articles.
  MostSignificantNames(std::size_t most, std::uint64_t matches, std::uint64_t archive);
  void offer(store::NameId name, std::uint64_t count, std::uint64_t archive) {
    if (archive < kRows ? count > too_few_[archive] : may_be_kept(count, archive)) take(name, count, archive);
  }
  /// The best first; once.
  std::vector<RatedName> best();

 private:
  /// Numbers of articles that have an entry in the table. With so few, one match more makes the score greater
  /// by far more than it is rounded, so that what holds of scores holds of computed ones.
  static constexpr std::size_t kRows = 256;
  bool may_be_kept(std::uint64_t count, std::uint64_t archive) const {
    const std::uint64_t found = count * all_.of;  // numbers of articles, far below 2^32
    const std::uint64_t expected = archive * all_.with;
    if (found <= expected) return false;  // no more often than elsewhere
    const auto beyond = static_cast<double>(found - expected);
    return beyond * beyond >= bound_ * static_cast<double>(archive) *
                                  (static_cast<double>(all_.of) - static_cast<double>(archive));
  }
  void take(store::NameId name, std::uint64_t count, std::uint64_t archive);
  bool keep(const RatedName& name);
  void set_bound();
  std::size_t most_;
  Share all_;         // matches, of the archive
  double bound_ = 0;  // what chi-squared must reach, less what all names share of it
  std::array<std::uint64_t, kRows> too_few_{};  // by articles in the archive: as few matches lose
  std::vector<RatedName> kept_;
};

}  // namespace dateline::search
