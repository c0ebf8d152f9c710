// Copies of one text as one hit: which matches lead, which article stands for them, and how many groups there
// are.
#pragma once

#include <cstdint>
#include <vector>

#include "search/matcher.h"
#include "search/search_request.h"
#include "store/generation.h"

namespace dateline::search {

/// The copy of an article as it is named beside a hit: without its title.
Copy describe_copy(const store::Generation& generation, store::ArticleRef article);

/// Serves one thread. `matches` are always collected ones (MatchOptions::collect).
class Collapser {
 public:
  explicit Collapser(const store::Generation& generation) : generation_(&generation) {}

  /// Matches, those that are copies of one another counted once.
  std::uint64_t count_groups(const Matches& matches);
  /// Of `ranked`, the best of each group in their order, no more than `most`.
  std::vector<RankedMatch> leaders(const std::vector<RankedMatch>& ranked, std::uint64_t most);
  /// The matching articles of the group of `leader`, itself included, by date (undated ones last), then id.
  std::vector<store::ArticleRef> matching_copies(store::ArticleRef leader, const Matches& matches) const;
  /// Which of them stands for all; `copies` is not empty and in the order of matching_copies().
  store::ArticleRef shown(const std::vector<store::ArticleRef>& copies, CollapseOrder order) const;

 private:
  /// Was the group not met yet? It is from now on.
  bool meet(store::CopyGroupId group) {
    const std::uint64_t bit = std::uint64_t{1} << group % 64;
    const bool is_new = (met_[group / 64] & bit) == 0;
    met_[group / 64] |= bit;
    return is_new;
  }
  void forget();
  const store::Generation* generation_;
  std::vector<std::uint64_t> met_;  // a bit for each group
};

}  // namespace dateline::search
