// A plan made ready for one segment: cursors to walk, and positions to look for in the words of an article.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "search/added_articles.h"
#include "search/bm25.h"
#include "search/cursor_groups.h"
#include "search/doc_set.h"
#include "search/proximity.h"
#include "search/query_plan.h"
#include "search/term_statistics.h"
#include "store/generation.h"

namespace dateline::search {

/// What the parts of a plan need to know of where they are carried out. The parts refer to it. Cursors and
/// sets know nothing of matches outside of the range.
struct SegmentContext {
  const store::Generation& generation;
  std::size_t index;  // of the segment in the manifest
  const Bm25& bm25;
  TermStatistics& statistics;
  PositionMatcher& matcher;
  AddedArticles& added;
  DocRange range = {};
  const store::Segment& segment() const { return generation.segment(index); }
  DocSet empty_set() const { return DocSet(segment().article_count(), range); }
};

/// May throw Xapian::Error. `plan` and `context` must outlive the cursor.
CursorPtr open_cursor(const PlanNode& plan, const SegmentContext& context);

/// The articles in which a phrase, NEAR or its kin is looked for, if it is made of plain words: those that
/// the PositionCursor of the plan has as its candidates, as a set.
std::optional<DocSet> position_candidates(const PlanNode& plan, const SegmentContext& context);

/// The words of word, exact, wildcard, phrase, near and adjacent nodes, and of the alternatives within them,
/// as forms of the segment.
PositionPart position_part(const PlanNode& plan, const SegmentContext& context);

}  // namespace dateline::search
