// Which of many numbered things belong together: union-find.
#pragma once

#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace dateline::index {

class DisjointSets {
 public:
  explicit DisjointSets(std::uint32_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }
  /// The one that stands for its set: always the smallest of it.
  std::uint32_t find(std::uint32_t item) {
    while (parents_[item] != item) item = parents_[item] = parents_[parents_[item]];
    return item;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (b < a) std::swap(a, b);
    parents_[b] = a;
  }

 private:
  std::vector<std::uint32_t> parents_;
};

}  // namespace dateline::index
