// Which group of words a word belongs to by the company that it keeps: clusters of word vectors.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"

namespace dateline::entities {

/// Clusters of one word in partitions of 3000, 1024, 256 and 64 groups, counted from 1; 0: word not known.
using ClusterIds = std::array<std::uint16_t, 4>;

/// Words are known by 32 bits of their hash: one unknown word in 30,000 is taken for a known one.
class WordClusters {
 public:
  struct Entry {
    std::string word;  // as lower_spelling() has it
    ClusterIds ids{};
  };
  /// What unpack() reads. Of words that share a key the first counts.
  static std::string payload_of(const std::vector<Entry>& entries);
  static error::Result<WordClusters> from_payload(std::string_view payload);

  ClusterIds find(std::uint64_t lower_hash) const;
  std::size_t size() const { return count_; }

 private:
  struct Slot {
    std::uint32_t key = 0;  // 0: empty
    ClusterIds ids{};
  };
  /// By the upper bits, so that ascending keys fill the table from front to back.
  std::size_t place_of(std::uint32_t key) const { return key >> shift_; }
  std::vector<Slot> slots_;  // open addressing, at most half full
  unsigned shift_ = 31;
  std::size_t count_ = 0;
};

}  // namespace dateline::entities
