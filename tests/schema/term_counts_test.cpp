// The packed counts of a posting.
#include "schema/term_counts.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <ostream>
#include <random>
#include <vector>

#include "schema/count_caps.h"

namespace dateline::schema {
std::ostream& operator<<(std::ostream& out, const TermCounts& c) {
  return out << "title " << c.title << " lead " << c.lead << " rest " << c.rest;
}
}  // namespace dateline::schema

using namespace dateline::schema;

TEST_CASE("small counts take one byte, larger ones start behind them", "[schema][counts]") {
  for (std::uint32_t title = 0; title <= 3; ++title) {
    for (std::uint32_t lead = 0; lead <= 8; ++lead) {
      for (std::uint32_t rest = 0; rest <= 40; ++rest) {
        const TermCounts counts{title, lead, rest};
        const bool is_small = title <= 1 && lead <= 3 && rest <= 15;
        CHECK((pack(counts) < 128) == is_small);
        CHECK(unpack(pack(counts)) == counts);
      }
    }
  }
}

TEST_CASE("every packed number unpacks to counts that pack to it", "[schema][counts]") {
  for (std::uint32_t packed = 0; packed < 128; ++packed) CHECK(pack(unpack(packed)) == packed);
  CHECK(unpack(pack(kLargestCounts)) == kLargestCounts);
  CHECK(unpack(pack({UINT32_MAX, UINT32_MAX, UINT32_MAX})) == kLargestCounts);
  CHECK(unpack(pack({UINT32_MAX, 0, 0})) == TermCounts{kLargestCounts.title, 0, 0});
}

TEST_CASE("capping cuts each count for itself", "[schema][counts]") {
  CHECK(capped_counts({2, 2, 20}, kSmallCounts) == TermCounts{1, 2, 15});
  CHECK(capped_counts({0, 9, 3}, kSmallCounts) == TermCounts{0, 3, 3});
  CHECK(pack(capped_counts({99, 99, 99}, kSmallCounts)) == 127);
}

TEST_CASE("random counts survive packing up to the largest", "[schema][counts]") {
  const auto seed = GENERATE(take(5, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937 random_bits(seed);
  for (int i = 0; i < 2000; ++i) {
    const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random_bits()) % end; };
    const TermCounts counts{below(40), below(300), below(300000)};
    CHECK(unpack(pack(counts)) == capped_counts(counts, kLargestCounts));
  }
}

TEST_CASE("counts are capped only as far as their sum demands, those of the title first",
          "[schema][counts]") {
  const auto caps_of = [](const std::vector<TermCounts>& terms) {
    return fitting_caps([&](auto&& use) {
      for (const TermCounts& counts : terms) use(counts);
    });
  };
  CHECK(caps_of({}) == kLargestCounts);
  CHECK(caps_of({{31, 255, 262143}}) == kLargestCounts);
  // Three times in the title is 3 * 2^26: 21 such words are too much, so they count as two.
  CHECK(caps_of(std::vector<TermCounts>(21, {3, 0, 0})) == kLargestCounts);
  CHECK(caps_of(std::vector<TermCounts>(22, {3, 0, 0})) == TermCounts{2, 255, 262143});
  CHECK(caps_of(std::vector<TermCounts>(40, {3, 9, 0})) == TermCounts{1, 255, 262143});
  CHECK(caps_of(std::vector<TermCounts>(100, {3, 9, 0})) == kSmallCounts);
}
