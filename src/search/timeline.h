// How many of the matches were published when.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "search/search_request.h"
#include "store/generation.h"

namespace dateline::search {

/// Articles by the day of their first instant (days since 1970-01-01), and those without a date.
struct DayCounts {
  std::map<std::int64_t, std::uint64_t> days;  // without empty ones
  std::uint64_t undated = 0;
};
/// `matches`: docids by segment.
DayCounts count_days(const store::Generation& generation, std::span<const std::vector<store::DocId>> matches);

/// Weeks are ISO weeks: they begin on Monday.
Timeline make_timeline(const DayCounts& counts, TimelineUnit unit);

}  // namespace dateline::search
