// The walk over the articles of any of several terms, a window of docids at a time.
#pragma once

#include <cstdint>

#include "search/bm25.h"
#include "search/cursor_groups.h"
#include "search/match_sink.h"

namespace dateline::search {

/// Can walk_terms() take these, and is it worth it in a segment of so many articles?
bool can_walk_terms(const OrCursor& any, std::uint32_t articles);

/// The articles of any of the terms, ranked by score, a window of docids at a time: each list in a row, so
/// that nothing is asked of a list posting by posting that a table look-up can say. What weighs too little by
/// its counts alone is counted but not weighed. Where the sink prunes, lists that cannot carry an article to
/// the bar are only asked about candidates (MaxScore), unless it is less to read them than to ask them that
/// often: bounds are far above what articles weigh, so candidates are many.
void walk_terms(const OrCursor& any, const Bm25& bm25, MatchSink& sink);

}  // namespace dateline::search
