// Widths first, then the rows.
#include "benchmarks/markdown_table.h"

#include <algorithm>
#include <cstdio>

namespace dateline::benchmarks {
namespace {

std::string padded(const std::string& cell, std::size_t width, bool left) {
  const std::string blanks(width - std::min(width, cell.size()), ' ');
  return left ? cell + blanks : blanks + cell;
}

}  // namespace

std::string MarkdownTable::text() const {
  std::vector<std::size_t> widths(rows_.front().size(), 4);
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  std::string out;
  for (std::size_t line = 0; line < rows_.size(); ++line) {
    for (std::size_t i = 0; i < widths.size(); ++i)
      out += "| " + padded(rows_[line][i], widths[i], i == 0) + ' ';
    out += "|\n";
    if (line > 0) continue;
    for (std::size_t i = 0; i < widths.size(); ++i)
      out += '|' + std::string(i == 0 ? "-" : " ") + std::string(widths[i], '-') + (i == 0 ? "-" : ":");
    out += "|\n";
  }
  return out;
}

std::string decimal(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

std::string ratio(double value, double base) {
  if (base <= 0) return "-";
  const double quotient = value / base;
  return decimal(quotient, quotient < 0.1 ? 3 : 2) + "x";
}

std::string grouped(std::uint64_t value) {
  std::string text = std::to_string(value);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

std::string megabytes(std::uint64_t bytes) { return decimal(static_cast<double>(bytes) / 1e6, 1) + " MB"; }

}  // namespace dateline::benchmarks
