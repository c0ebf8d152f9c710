// How far the counts of an article's terms have to be capped so that Xapian can add up their packed numbers.
#pragma once

#include <cstdint>

#include "schema/term_counts.h"

namespace dateline::schema {

/// `for_each(use)` calls use(counts) for every term of an article. The packed counts, capped to what is
/// returned, sum to less than 2^32: kLargestCounts if that does, else the first of these with one less in the
/// title, and one less, down to 1; if even that is too much, kSmallCounts. A count in the title takes most of
/// a number, so that only articles whose titles are whole texts lose anything.
template <class ForEach>
TermCounts fitting_caps(ForEach&& for_each) {
  for (TermCounts caps = kLargestCounts; caps.title > 0; --caps.title) {
    std::uint64_t sum = 0;
    for_each([&](const TermCounts& counts) { sum += pack(capped_counts(counts, caps)); });
    if (sum <= UINT32_MAX) return caps;
  }
  return kSmallCounts;
}

}  // namespace dateline::schema
