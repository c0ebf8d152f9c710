// How many of the matches have each value of a facet.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/search_request.h"
#include "store/generation.h"

namespace dateline::search {

/// Counts one facet over the matches of all segments: an article counts once for each canonical name, however
/// many of its local names stand under it. Exact.
class FacetCounter {
 public:
  FacetCounter(const store::Generation& generation, const FacetChoice& choice);

  /// `matches`: docids of the segment, each once.
  void add(std::size_t segment, std::span<const store::DocId> matches);
  FacetAnswer answer();

 private:
  void count_locals(std::size_t segment, std::span<const store::DocId> matches,
                    std::span<const store::NameId> names);
  void count_names(std::size_t segment, std::span<const store::DocId> matches,
                   std::span<const store::NameId> names);

  const store::Generation& generation_;
  FacetChoice choice_;
  schema::Facet facet_;
  std::vector<std::uint64_t> counts_;  // by canonical name
  std::vector<std::uint32_t> local_counts_;
  std::vector<store::DocId> last_counted_;  // by canonical name: the article that it was counted for last
};

/// Counts the years of the first instants.
FacetAnswer count_years(const store::Generation& generation,
                        std::span<const std::vector<store::DocId>> matches, std::uint32_t most);

FacetAnswer count_facet(const store::Generation& generation, const FacetChoice& choice,
                        std::span<const std::vector<store::DocId>> matches);

}  // namespace dateline::search
