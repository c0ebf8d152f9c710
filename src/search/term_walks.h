// Walks of their own for the plans that are asked most: one word, any of several words, words that stand
// together.
#pragma once

#include <vector>

#include "search/cursor_groups.h"
#include "search/match_sink.h"

namespace dateline::search {

/// Every article of a weighted term, ranked by score.
void walk_term(TermCursor& term, MatchSink& sink);

/// Can walk_terms() take these, and is it worth it in a segment of so many articles?
bool can_walk_terms(const OrCursor& any, std::uint32_t articles);

/// The articles of any of the terms, ranked by score, a window of docids at a time: each list in a row, so
/// that nothing is asked of a list posting by posting that a table look-up can say. What weighs too little by
/// its counts alone is counted but not weighed. Where the sink prunes, lists that cannot carry an article to
/// the bar are only asked about candidates (MaxScore).
void walk_terms(const OrCursor& any, const Bm25& bm25, MatchSink& sink);

/// The articles whose words stand as the query wants them, ranked by score. Candidates are gathered a few at
/// a time, so that the waits for the memory of their words overlap.
void walk_positions(PositionCursor& cursor, MatchSink& sink);

/// Those of the articles whose words stand as the query wants them. What is to be looked at is known
/// beforehand here, so the memory of it is asked for in good time.
DocSet standing_together(PositionCursor& cursor, const DocSet& candidates);

}  // namespace dateline::search
