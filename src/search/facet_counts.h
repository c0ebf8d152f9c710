// How many of the matches have each value of a facet.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "search/name_frequencies.h"
#include "search/search_request.h"
#include "store/generation.h"

namespace dateline::search {

/// Counts facets over the matches of all segments: an article counts once for each canonical name, however
/// many of its local names stand under it. Exact. Keeps its memory from count to count; one per thread. The
/// generation must outlive it.
class FacetCounter {
 public:
  explicit FacetCounter(const store::Generation& generation)
      : generation_(generation), frequencies_(generation) {}
  NameFrequencies& frequencies() { return frequencies_; }

  /// `matches`: docids by segment, ascending, each once.
  FacetAnswer count(const FacetChoice& choice, std::span<const std::vector<store::DocId>> matches,
                    FacetOrder order = FacetOrder::count);

 private:
  struct NameCount {
    std::uint64_t count = 0;
    store::NameId name = 0;
    double score = 0;
  };
  FacetAnswer count_years(const FacetChoice& choice, std::span<const std::vector<store::DocId>> matches,
                          FacetOrder order);
  void score_years(const Timeline& years, std::uint64_t matches, std::vector<FacetCount>& counts);
  void score_names(schema::Facet facet, std::uint64_t matches);
  void count_few(schema::Facet facet, std::span<const std::vector<store::DocId>> matches);
  void count_many(schema::Facet facet, std::span<const std::vector<store::DocId>> matches);
  void count_locals(schema::Facet facet, std::size_t segment, std::span<const store::DocId> matches);
  void correct(schema::Facet facet, std::size_t segment, std::span<const store::DocId> matches);

  const store::Generation& generation_;
  NameFrequencies frequencies_;
  std::optional<Timeline> archive_years_;    // of all live articles, once asked for
  std::vector<NameCount> found_;             // of the count in work, without zeros
  std::vector<std::uint64_t> totals_;        // by canonical name
  std::vector<std::uint32_t> local_counts_;  // by local name, plus one
  std::vector<store::NameId> names_;
};

}  // namespace dateline::search
