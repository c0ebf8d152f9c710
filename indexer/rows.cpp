// Reports for people: a label and what is said about it, line by line.
#include "rows.h"

#include <array>
#include <cstdio>

namespace dateline::indexer {

void append_row(std::string& out, std::string_view label, std::string_view value) {
  constexpr std::size_t kLabelColumns = 13;
  out += label;
  out.append(label.size() < kLabelColumns ? kLabelColumns - label.size() : 1, ' ');
  out += value;
  out += '\n';
}

std::string seconds_text(double seconds) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), seconds < 10 ? "%.2f s" : "%.0f s", seconds);
  return out.data();
}

std::string ratio_text(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "-";
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%.2f", static_cast<double>(part) / static_cast<double>(whole));
  return out.data();
}

}  // namespace dateline::indexer
