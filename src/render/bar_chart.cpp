// Counts as aligned bars of blocks.
#include "render/bar_chart.h"

#include <algorithm>

#include "render/styled_text.h"
#include "text/utf8.h"

namespace dateline::render {
namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kLongestBar = 40;  // columns
constexpr std::size_t kShortestBar = 5;  // columns: with less room there are no bars
constexpr std::string_view kBlock = "█";
constexpr std::string_view kSliver = "▏";

struct Columns {
  std::size_t label = 0;
  std::size_t count = 0;
  std::size_t bar = 0;
};

Columns measure(std::span<const BarRow> rows, std::uint64_t largest, std::size_t columns) {
  Columns widths;
  for (const BarRow& row : rows) widths.label = std::max(widths.label, text::terminal_width(row.label));
  widths.count = std::to_string(largest).size();
  const std::size_t gaps = kIndent + 2 + 1;
  const std::size_t most_label = columns > gaps + widths.count ? columns - gaps - widths.count : 1;
  widths.label = std::min({widths.label, most_label, std::max<std::size_t>(columns / 2, 12)});
  const std::size_t used = gaps + widths.label + widths.count;
  const std::size_t room = columns > used ? columns - used : 0;
  widths.bar = room < kShortestBar ? 0 : std::min(room, kLongestBar);
  return widths;
}

std::string bar(std::uint64_t count, std::uint64_t largest, std::size_t columns) {
  if (count == 0 || columns == 0) return {};
  const double share = static_cast<double>(count) / static_cast<double>(largest);
  const auto blocks = static_cast<std::size_t>(share * static_cast<double>(columns) + 0.5);
  std::string out;
  for (std::size_t i = 0; i < blocks; ++i) out += kBlock;
  return out.empty() ? std::string(kSliver) : out;
}

}  // namespace

std::vector<std::string> bar_chart(std::span<const BarRow> rows, std::size_t columns) {
  std::uint64_t largest = 0;
  for (const BarRow& row : rows) largest = std::max(largest, row.count);
  const Columns widths = measure(rows, largest, columns);
  std::vector<std::string> lines;
  for (const BarRow& row : rows) {
    const std::string count = std::to_string(row.count);
    std::string line = std::string(kIndent, ' ') + fitted(row.label, widths.label) + "  " +
                       std::string(widths.count - count.size(), ' ') + count;
    if (const std::string blocks = bar(row.count, largest, widths.bar); !blocks.empty()) line += " " + blocks;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace dateline::render
