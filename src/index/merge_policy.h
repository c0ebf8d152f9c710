// Which segments are merged after an update: tiers by size, so that neither their number nor the work grows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline::index {

struct SegmentSize {
  std::uint32_t live = 0;
  std::uint32_t dead = 0;
};

/// Segments of up to `smallest` live articles are on tier 0, those of up to smallest * fan_in^t on tier t. A
/// tier that reaches `fan_in` segments is merged into one, on a higher tier unless they were tiny. So at most
/// fan_in - 1 segments stay on each of the 1 + log_fan_in(largest / smallest) tiers, and an article is
/// written again at most once for each tier above 0; those on tier 0, fewer than smallest * fan_in in all,
/// whenever it is full. Segments of more than half of `largest` are left alone. A segment of which
/// `dead_share` or more is dead is written anew. `smallest` is 1 at least, `fan_in` 2. Source: the tiers of
/// Lucene's TieredMergePolicy, in the simplest form.
struct MergePolicy {
  std::uint32_t smallest = 2'000;
  std::uint32_t largest = 2'000'000;  // articles of a merged segment
  std::uint32_t fan_in = 5;
  double dead_share = 0.25;
};

/// Groups of positions in `segments`, each ascending, that become one segment each; the others stay. Segments
/// without live articles are in no group.
std::vector<std::vector<std::size_t>> plan_merges(std::span<const SegmentSize> segments,
                                                  const MergePolicy& policy);

/// The same for as few segments as joining them, the smallest first, up to `largest` gives, none with a dead
/// article; of its result it plans nothing.
std::vector<std::vector<std::size_t>> plan_compaction(std::span<const SegmentSize> segments,
                                                      const MergePolicy& policy);

}  // namespace dateline::index
