// Compile-time proof that packing loses nothing it should not.
#include "schema/term_counts.h"

namespace dateline::schema {
static_assert(pack({1, 3, 15}) == 127 && unpack(127) == TermCounts{1, 3, 15});
static_assert(unpack(pack({2, 0, 1})) == TermCounts{2, 0, 1} &&
              unpack(pack({0, 0, 16})) == TermCounts{0, 0, 16});
static_assert(unpack(pack({99, 999, 999999})) == kLargestCounts);
}  // namespace dateline::schema
