// What the memory that a build may take for work in progress is used for.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace dateline::index {

/// A worker's memory for each byte of text in its batch: the articles, those of the batch that waits for it,
/// and what it makes of them.
inline constexpr std::uint64_t kMemoryPerBatchByte = 16;
inline constexpr std::uint64_t kSmallestBatch = 256ULL << 10U;  // bytes of text
inline constexpr std::uint64_t kLeastWordMemory = 4ULL << 20U;
inline constexpr std::uint64_t kMostWordMemory = 48ULL << 20U;  // more of it makes nothing faster

struct MemoryShare {
  std::uint64_t batch_text = 0;  // bytes of text that close a batch
  std::size_t word_memory = 0;   // of a worker, for what it knows about words (text::Analyzer::open())
  /// What all workers may take.
  std::uint64_t held_by(unsigned workers) const {
    return workers * (batch_text * kMemoryPerBatchByte + word_memory);
  }
};

/// Of `memory` bytes every worker has an equal part: up to a quarter of it for words, the rest for its batch,
/// of `most_text` bytes at most. Below the smallest of both the workers take more than `memory`.
inline MemoryShare share_memory(std::uint64_t memory, unsigned workers, std::uint64_t most_text) {
  const std::uint64_t part = memory / std::max(1U, workers);
  const std::uint64_t words = std::clamp(part / 4, kLeastWordMemory, kMostWordMemory);
  const std::uint64_t affordable = (part - std::min(part, words)) / kMemoryPerBatchByte;
  return {std::clamp(affordable, std::min(kSmallestBatch, most_text), most_text),
          static_cast<std::size_t>(words)};
}

}  // namespace dateline::index
