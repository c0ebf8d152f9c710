// How many of the matches belong to each of some ranges of dates.
#pragma once

#include <span>
#include <vector>

#include "search/exploration.h"
#include "store/generation.h"

namespace dateline::search {

/// Exact: an article belongs to every range that its date touches, so one of low precision may to several.
/// `matches`: docids by segment.
DateRangeAnswer count_date_ranges(const store::Generation& generation, std::span<const DateRange> ranges,
                                  std::span<const std::vector<store::DocId>> matches);

}  // namespace dateline::search
