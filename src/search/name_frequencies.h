// How many live articles have each canonical name.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "store/generation.h"

namespace dateline::search {

/// Live articles of a segment with one of its local names.
std::uint32_t live_with(const store::Segment& segment, schema::Facet facet, std::uint32_t local);

/// Exact. Counts all names of a facet once it has been asked about it a few times, without looking at
/// articles, and remembers them. One per thread; the generation must outlive it.
class NameFrequencies {
 public:
  explicit NameFrequencies(const store::Generation& generation) : generation_(generation) {}
  /// 0 when there is no such name.
  std::uint64_t live(schema::Facet facet, store::NameId name);
  /// Of all names of the facet, by number.
  std::span<const std::uint32_t> live(schema::Facet facet);

 private:
  std::vector<std::uint32_t> count(schema::Facet facet) const;
  std::uint64_t count(schema::Facet facet, store::NameId name) const;
  bool is_little(schema::Facet facet, std::uint32_t asked) const;
  const store::Generation& generation_;
  std::array<std::optional<std::vector<std::uint32_t>>, schema::kFacetCount> facets_;
  std::array<std::uint32_t, schema::kFacetCount> asked_{};  // by facet: how often, one by one
};

}  // namespace dateline::search
