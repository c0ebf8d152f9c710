// Docids in a row: the part of a segment that one walk takes.
#pragma once

#include "store/docid.h"

namespace dateline::search {

/// Behind every docid: the end of a walk.
inline constexpr store::DocId kNoMoreDocs = UINT32_MAX;

/// From `first` on and before `end`.
struct DocRange {
  store::DocId first = 1;
  store::DocId end = kNoMoreDocs;

  bool contains(store::DocId docid) const { return docid >= first && docid < end; }
};

/// Where a range may begin and end within a segment, so that its sets are whole words of bitmaps.
inline constexpr store::DocId kRangeUnit = 64;

}  // namespace dateline::search
