#include "index/memory_share.h"

#include <catch2/catch.hpp>
#include <cstdint>

namespace dateline::index {
namespace {

constexpr std::uint64_t kMiB = 1ULL << 20U;
constexpr std::uint64_t kMostText = 16 * kMiB;

TEST_CASE("What the workers of a build hold fits into the memory they are given", "[index]") {
  for (const unsigned workers : {1U, 2U, 3U, 8U, 64U})
    for (std::uint64_t memory = workers * 8 * kMiB; memory <= 64 * 1024 * kMiB; memory += memory / 3) {
      const MemoryShare share = share_memory(memory, workers, kMostText);
      INFO(memory << " bytes, " << workers << " workers");
      CHECK(share.held_by(workers) <= memory);
      CHECK(share.held_by(workers) * 10 >=
            std::min(memory, workers * (kMostText * kMemoryPerBatchByte + kMostWordMemory)) * 9);
    }
}

TEST_CASE("Too little memory makes small batches, not none", "[index]") {
  const MemoryShare share = share_memory(1, 4, kMostText);
  CHECK(share.batch_text == kSmallestBatch);
  CHECK(share.word_memory == kLeastWordMemory);
}

TEST_CASE("A batch holds no more than is asked for, however much memory there is", "[index]") {
  CHECK(share_memory(UINT64_MAX, 1, kMostText).batch_text == kMostText);
  CHECK(share_memory(UINT64_MAX, 1, 1000).batch_text == 1000);
  CHECK(share_memory(0, 0, 1000).batch_text == 1000);
}

}  // namespace
}  // namespace dateline::index
