// How many live articles have each canonical name.
#include "search/name_frequencies.h"

#include <algorithm>

namespace dateline::search {
namespace {

/// As many names at most are counted one by one before all are.
constexpr std::uint32_t kFewNames = 64;

/// Numbers that no name has are those of a damaged file, which is told when the answer is complete.
void add(std::vector<std::uint32_t>& counts, store::NameId name, std::uint32_t articles) {
  if (name < counts.size()) counts[name] += articles;
}

/// Pairs of the name, without those of dead articles.
std::uint64_t live_among(const store::ArticleNamePairs& pairs, const store::Tombstones& tombstones,
                         store::NameId name) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    if (pairs.names[i] == name && !tombstones.is_dead(pairs.articles[i])) ++count;
  return count;
}

void add_locals(const store::Generation& generation, schema::Facet facet, std::size_t index,
                std::vector<std::uint32_t>& counts) {
  const store::Segment& segment = generation.segment(index);
  const auto names = generation.names().canonical_of_locals(facet, index);
  for (std::uint32_t local = 0; local < names.size(); ++local) {
    add(counts, names[local], live_with(segment, facet, local));
  }
}

}  // namespace

std::uint32_t live_with(const store::Segment& segment, schema::Facet facet, std::uint32_t local) {
  const std::uint32_t all = segment.names().document_frequency(facet, local);
  return all - std::min(all, segment.tombstones().dead_with_name(facet, local));
}

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

/// Of one name: what count() of all says of it.
std::uint64_t NameFrequencies::count(schema::Facet facet, store::NameId name) const {
  std::uint64_t articles = 0;
  std::vector<store::LocalRef> locals;
  for (std::size_t index = 0; index < generation_.segment_count(); ++index) {
    const store::Segment& segment = generation_.segment(index);
    generation_.names().locals(facet, index, name, locals);
    for (const auto& [own, local] : locals)
      if (own == facet) articles += live_with(segment, facet, local);
    articles += live_among(generation_.names().joined(facet, index), segment.tombstones(), name);
    const std::uint64_t repeated =
        live_among(generation_.names().repeated(facet, index), segment.tombstones(), name);
    articles -= std::min(articles, repeated);
  }
  return articles;
}

/// Is it less to count one more name than all? One means to look through all pairs of articles and names.
bool NameFrequencies::is_little(schema::Facet facet, std::uint32_t asked) const {
  const store::CanonicalNames& names = generation_.names();
  std::uint64_t pairs = 0;
  for (std::size_t i = 0; i < generation_.segment_count(); ++i)
    pairs += names.joined(facet, i).size() + names.repeated(facet, i).size();
  return asked < kFewNames && asked * pairs <= names.count(facet) + pairs;
}

std::span<const std::uint32_t> NameFrequencies::live(schema::Facet facet) {
  auto& counts = facets_[static_cast<std::size_t>(facet)];
  if (!counts) counts = count(facet);
  return *counts;
}

std::uint64_t NameFrequencies::live(schema::Facet facet, store::NameId name) {
  const auto place = static_cast<std::size_t>(facet);
  if (!facets_[place] && is_little(facet, asked_[place]++)) return count(facet, name);
  const std::span<const std::uint32_t> counts = live(facet);
  return name < counts.size() ? counts[name] : 0;
}

}  // namespace dateline::search
