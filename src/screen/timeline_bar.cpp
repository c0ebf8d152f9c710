// A timeline in one row of blocks.
#include "screen/timeline_bar.h"

#include <algorithm>
#include <array>
#include <vector>

#include "render/timeline_labels.h"

namespace dateline::screen {
namespace {

constexpr std::array<std::string_view, 9> kBlocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

/// The articles of each column: its part of the slots (years, months, weeks, days) added up, or, where there
/// are more columns than slots, the slot that it belongs to.
std::vector<std::uint64_t> column_counts(const search::Timeline& timeline, std::size_t columns) {
  const std::int64_t first = render::slot_of(timeline.buckets.front(), timeline.unit);
  const auto slots =
      static_cast<std::size_t>(render::slot_of(timeline.buckets.back(), timeline.unit) - first + 1);
  std::vector<std::uint64_t> counts(columns);
  for (const search::TimelineBucket& bucket : timeline.buckets) {
    const auto slot = static_cast<std::size_t>(render::slot_of(bucket, timeline.unit) - first);
    const std::size_t begin = slot * columns / slots;
    const std::size_t end = std::max((slot + 1) * columns / slots, begin + 1);
    for (std::size_t column = begin; column < end; ++column) counts[column] += bucket.count;
  }
  return counts;
}

}  // namespace

std::string timeline_bar(const search::Timeline& timeline, std::size_t columns) {
  if (timeline.buckets.empty() || columns == 0) return {};
  const std::vector<std::uint64_t> counts = column_counts(timeline, columns);
  const std::uint64_t largest = std::max<std::uint64_t>(*std::ranges::max_element(counts), 1);
  std::string out;
  for (const std::uint64_t count : counts)
    out += kBlocks[count == 0 ? 0 : std::max<std::size_t>(1, count * 8 / largest)];
  return out;
}

}  // namespace dateline::screen
