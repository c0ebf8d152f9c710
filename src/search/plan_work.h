// How long a plan will take about: what decides whether helpers are worth calling.
#pragma once

#include <cstdint>

#include "search/query_plan.h"
#include "search/segment_search.h"

namespace dateline::search {

/// Nanoseconds of one thread on a processor of 2023, often wrong by a factor of two or three. `prunes`:
/// articles that cannot be among the best are left out. May throw Xapian::Error.
std::uint64_t work_of(const PlanNode& plan, const SegmentContext& context, bool prunes);

}  // namespace dateline::search
