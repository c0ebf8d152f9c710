// The number of an article inside its segment.
#pragma once

#include <cstdint>

namespace dateline::store {

/// 1 to Segment::article_count(), as in the segment's Xapian database; columns hold the value of article d at
/// d - 1.
using DocId = std::uint32_t;

/// Behind every docid of a segment: the end of a walk.
inline constexpr DocId kBehindDocIds = UINT32_MAX;

}  // namespace dateline::store
