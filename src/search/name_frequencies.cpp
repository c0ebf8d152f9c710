// How many live articles have each canonical name.
#include "search/name_frequencies.h"

namespace dateline::search {
namespace {

/// Numbers that no name has are those of a damaged file, which is told when the answer is complete.
void add(std::vector<std::uint32_t>& counts, store::NameId name, std::uint32_t articles) {
  if (name < counts.size()) counts[name] += articles;
}

void add_locals(const store::Generation& generation, schema::Facet facet, std::size_t index,
                std::vector<std::uint32_t>& counts) {
  const store::Segment& segment = generation.segment(index);
  const auto names = generation.names().canonical_of_locals(facet, index);
  for (std::uint32_t local = 0; local < names.size(); ++local) {
    const std::uint32_t all = segment.names().document_frequency(facet, local);
    const std::uint32_t dead = segment.tombstones().dead_with_name(facet, local);
    add(counts, names[local], all - std::min(all, dead));
  }
}

}  // namespace

std::vector<std::uint32_t> NameFrequencies::count(schema::Facet facet) const {
  std::vector<std::uint32_t> counts(generation_.names().count(facet));
  for (std::size_t index = 0; index < generation_.segment_count(); ++index) {
    const store::Tombstones& tombstones = generation_.segment(index).tombstones();
    add_locals(generation_, facet, index, counts);
    const store::ArticleNamePairs joined = generation_.names().joined(facet, index);
    for (std::size_t i = 0; i < joined.size(); ++i)
      if (!tombstones.is_dead(joined.articles[i])) add(counts, joined.names[i], 1);
    const store::ArticleNamePairs repeated = generation_.names().repeated(facet, index);
    for (std::size_t i = 0; i < repeated.size(); ++i)
      if (!tombstones.is_dead(repeated.articles[i]) && repeated.names[i] < counts.size() &&
          counts[repeated.names[i]] > 0)
        --counts[repeated.names[i]];
  }
  return counts;
}

std::span<const std::uint32_t> NameFrequencies::live(schema::Facet facet) {
  auto& counts = facets_[static_cast<std::size_t>(facet)];
  if (!counts) counts = count(facet);
  return *counts;
}

std::uint64_t NameFrequencies::live(schema::Facet facet, store::NameId name) {
  const std::span<const std::uint32_t> counts = live(facet);
  return name < counts.size() ? counts[name] : 0;
}

}  // namespace dateline::search
