// What articles that are gone take from the statistics of their segment.
#pragma once

#include <span>

#include "store/docid.h"
#include "store/segment.h"
#include "store/tombstones.h"

namespace dateline::index {

/// The tombstones of a segment in which only `dead` (ascending) are gone, counted from their token streams
/// and columns.
store::TombstoneTable count_tombstones(const store::Segment& segment, std::span<const store::DocId> dead);

/// Those of a segment when `newly_dead` (ascending, live so far) join the articles that are gone already.
store::TombstoneTable join_tombstones(const store::Segment& segment,
                                      std::span<const store::DocId> newly_dead);

}  // namespace dateline::index
