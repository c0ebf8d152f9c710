// The known name that a mistyped one is nearest to, by edit distance.
#include "error/nearest_name.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dateline::error {
namespace {

constexpr std::size_t kLongestName = 40;  // bytes
constexpr std::size_t kMostDifferences = 2;

/// Levenshtein's distance, row by row.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known) {
  if (name.size() > kLongestName) return {};
  std::string_view nearest;
  std::size_t fewest = kMostDifferences + 1;
  for (const std::string_view candidate : known) {
    const std::size_t differences = edit_distance(name, candidate);
    if (differences >= fewest || differences * 2 >= candidate.size()) continue;
    fewest = differences;
    nearest = candidate;
  }
  return nearest;
}

}  // namespace dateline::error
