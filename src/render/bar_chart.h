// Counts as aligned bars.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dateline::render {

struct BarRow {
  std::string label;  // printable
  std::uint64_t count = 0;
};

/// A line a row: label, count, bar. Bars are as long as the counts are large, compared with the largest; a
/// count over 0 has at least a sliver. No line is wider than `columns`; where there is no room, there are no
/// bars.
std::vector<std::string> bar_chart(std::span<const BarRow> rows, std::size_t columns);

}  // namespace dateline::render
