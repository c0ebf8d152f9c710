// The best matches so far, as many as were asked for.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "search/search_request.h"
#include "store/generation.h"

namespace dateline::search {

struct RankedMatch {
  double key = 0;  // what the order is by: higher is better
  double score = 0;
  store::ArticleRef article;
};

/// Date as a key, so that higher is better and undated articles come last either way.
inline double date_key(schema::Instant date, SortOrder sort) {
  if (!date.known()) return -std::numeric_limits<double>::infinity();
  const auto start = static_cast<double>(date.start);  // exact: below 2^53
  return sort == SortOrder::oldest ? -start : start;
}

/// Does `a` come before `b`? Ties of keys go by id, bytewise.
bool ranks_before(const store::Generation& generation, const RankedMatch& a, const RankedMatch& b);

/// A heap with the worst match on top, in the order of ranks_before().
class TopHits {
 public:
  /// `after`: only matches that come after this one enter.
  TopHits(const store::Generation& generation, std::uint64_t most, std::optional<RankedMatch> after = {})
      : generation_(&generation), most_(most), after_(after) {}

  std::uint64_t most() const { return most_; }
  bool full() const { return matches_.size() >= most_; }
  /// The key of the worst one, when full: who has less cannot enter, who has the same may.
  double least_key() const {
    if (most_ == 0) return std::numeric_limits<double>::infinity();
    return full() ? matches_.front().key : -std::numeric_limits<double>::infinity();
  }
  /// Could a match with this key enter?
  bool admits(double key) const { return !(key < least_key()); }
  /// Returns whether it entered.
  bool offer(const RankedMatch& match);
  /// Offers the matches of another.
  void take(TopHits&& other);
  /// The best first. Leaves nothing behind.
  std::vector<RankedMatch> take_sorted();

 private:
  bool better(const RankedMatch& a, const RankedMatch& b) const { return ranks_before(*generation_, a, b); }
  const store::Generation* generation_;
  std::uint64_t most_;
  std::optional<RankedMatch> after_;
  std::vector<RankedMatch> matches_;  // a heap once full
};

}  // namespace dateline::search
