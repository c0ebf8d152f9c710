// A table that reads well both in a terminal and in a Markdown page.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::benchmarks {

/// First column to the left, all others to the right, padded to equal width.
class MarkdownTable {
 public:
  explicit MarkdownTable(std::vector<std::string> header) { rows_.push_back(std::move(header)); }
  /// As many cells as the header has.
  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// 12.3 for (12.345, 1).
std::string decimal(double value, int digits);
/// "0.41x"; "-" when there is nothing to divide by.
std::string ratio(double value, double base);
/// 1,234,567.
std::string grouped(std::uint64_t value);
/// Bytes as "12.3 MB" (10^6).
std::string megabytes(std::uint64_t bytes);

}  // namespace dateline::benchmarks
