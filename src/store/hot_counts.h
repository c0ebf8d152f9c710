// How hot postings write packed counts in few bits.
#pragma once

#include <array>
#include <cstdint>

#include "schema/term_counts.h"

namespace dateline::store {

inline constexpr std::uint32_t kSmallPacked = 128;  // packed counts below are coded, larger ones are rare

namespace hot_counts {

/// The fewer words, the more likely; the least likely last.
constexpr std::uint32_t rarity(std::uint32_t packed) {
  if (packed == 0) return UINT32_MAX;
  const schema::TermCounts counts = schema::unpack(packed);
  return counts.rest * 2 + counts.lead * 3 + counts.title * 4;
}

constexpr std::array<std::uint8_t, kSmallPacked> by_rarity() {
  std::array<std::uint8_t, kSmallPacked> order{};
  for (std::uint32_t packed = 0; packed < kSmallPacked; ++packed) {
    std::uint32_t at = packed;
    for (; at > 0 && rarity(order[at - 1]) > rarity(packed); --at) order[at] = order[at - 1];
    order[at] = static_cast<std::uint8_t>(packed);
  }
  return order;
}

}  // namespace hot_counts

/// Small packed counts in the order of hot_counts::rarity(), ties by packed count: the code of one is its
/// place here.
inline constexpr std::array<std::uint8_t, kSmallPacked> kPackedByCode = hot_counts::by_rarity();
constexpr std::array<std::uint8_t, kSmallPacked> codes_by_packed() {
  std::array<std::uint8_t, kSmallPacked> codes{};
  for (std::uint32_t code = 0; code < kSmallPacked; ++code)
    codes[kPackedByCode[code]] = static_cast<std::uint8_t>(code);
  return codes;
}
inline constexpr std::array<std::uint8_t, kSmallPacked> kCodeByPacked = codes_by_packed();

}  // namespace dateline::store
