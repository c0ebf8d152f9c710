// A hash map, and a partial sort at the end.
#include "benchmarks/joined_counts.h"

#include <algorithm>

namespace dateline::benchmarks {

void JoinedCounts::add(std::string_view joined) {
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find(kValueSeparator), joined.size());
    ++counts_[std::string(joined.substr(0, end))];
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
}

ValueCounts JoinedCounts::top(std::size_t most) const {
  ValueCounts all(counts_.begin(), counts_.end());
  const std::size_t kept = std::min(most, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(),
                    [](const auto& a, const auto& b) {
                      return a.second != b.second ? a.second > b.second : a.first < b.first;
                    });
  all.resize(kept);
  return all;
}

}  // namespace dateline::benchmarks
