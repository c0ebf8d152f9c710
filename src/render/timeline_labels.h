// What the bars of a timeline are called.
#pragma once

#include <string>
#include <string_view>

#include "search/search_request.h"

namespace dateline::render {

std::string_view name_of(search::TimelineUnit unit);

/// "2024", "2024-03" or "2024-03-22"; a week is named by its Monday.
std::string label_of(const search::TimelineBucket& bucket, search::TimelineUnit unit);

/// Numbers years, months, weeks or days in a row: those that follow one another differ by one.
std::int64_t slot_of(const search::TimelineBucket& bucket, search::TimelineUnit unit);

}  // namespace dateline::render
