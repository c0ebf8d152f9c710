// How often a term stands in title, lead and rest of an article, packed into the one number that a posting
// carries.
#pragma once

#include <cstdint>

namespace dateline::schema {

/// `lead` is the first paragraph of the body, `rest` the body behind it: a body count is lead + rest.
struct TermCounts {
  std::uint32_t title = 0;
  std::uint32_t lead = 0;
  std::uint32_t rest = 0;
  friend bool operator==(const TermCounts&, const TermCounts&) = default;
};

/// What the one-byte form can hold. An article whose packed counts would sum to 2^32 or more (Xapian adds up
/// the wdfs of a document) has all its counts capped to these, see capped_counts().
inline constexpr TermCounts kSmallCounts{1, 3, 15};
/// What any packed number can hold; larger counts are cut to it.
inline constexpr TermCounts kLargestCounts{31, 255, 262143};

constexpr TermCounts capped_counts(TermCounts counts, TermCounts most) {
  return {counts.title < most.title ? counts.title : most.title,
          counts.lead < most.lead ? counts.lead : most.lead,
          counts.rest < most.rest ? counts.rest : most.rest};
}

/// Below 128 (one byte in a posting list): title 1 bit, lead 2 bits, rest 4 bits. From 128: 128 + (title 5
/// bits, lead 8 bits, rest 18 bits), high to low.
constexpr std::uint32_t pack(TermCounts counts) {
  if (capped_counts(counts, kSmallCounts) == counts)
    return counts.title << 6U | counts.lead << 4U | counts.rest;
  const TermCounts c = capped_counts(counts, kLargestCounts);
  return 128U + (c.title << 26U | c.lead << 18U | c.rest);
}
constexpr TermCounts unpack(std::uint32_t packed) {
  if (packed < 128U) return {packed >> 6U, packed >> 4U & 3U, packed & 15U};
  const std::uint32_t bits = packed - 128U;
  return {bits >> 26U, bits >> 18U & 255U, bits & 262143U};
}

}  // namespace dateline::schema
