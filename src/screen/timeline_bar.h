// A timeline in one row of blocks.
#pragma once

#include <cstddef>
#include <string>

#include "search/search_request.h"

namespace dateline::screen {

/// Exactly `columns` columns for the time from the first to the last bucket: a column holds several years,
/// months, weeks or days, or one of them spans several columns. Empty times are blanks, the fullest is a
/// whole block. Empty without buckets or columns.
std::string timeline_bar(const search::Timeline& timeline, std::size_t columns);

}  // namespace dateline::screen
