// How many of the matches have each value of a facet.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "search/best_names.h"
#include "search/name_counts.h"
#include "search/name_frequencies.h"
#include "search/search_request.h"
#include "store/generation.h"

namespace dateline::search {

/// Counts facets over the matches of all segments and chooses what to show of them. Exact. Keeps its memory
/// from count to count; one per thread. The generation must outlive it.
class FacetCounter {
 public:
  explicit FacetCounter(const store::Generation& generation)
      : generation_(generation), frequencies_(generation), counts_(generation) {}
  NameFrequencies& frequencies() { return frequencies_; }

  /// `matches`: docids by segment, ascending, each once.
  FacetAnswer count(const FacetChoice& choice, std::span<const std::vector<store::DocId>> matches,
                    FacetOrder order = FacetOrder::count);

 private:
  FacetAnswer count_years(const FacetChoice& choice, std::span<const std::vector<store::DocId>> matches,
                          FacetOrder order);
  void score_years(const Timeline& years, std::uint64_t matches, std::vector<FacetCount>& counts);
  std::vector<RatedName> most_frequent(const FacetChoice& choice) const;
  std::vector<RatedName> most_significant(const FacetChoice& choice, std::uint64_t matches);

  const store::Generation& generation_;
  NameFrequencies frequencies_;
  NameCounts counts_;
  std::optional<Timeline> archive_years_;  // of all live articles, once asked for
};

}  // namespace dateline::search
