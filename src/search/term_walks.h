// Walks of their own for the plans that are asked most: one word, words that stand together.
#pragma once

#include <vector>

#include "search/cursor_groups.h"
#include "search/match_sink.h"

namespace dateline::search {

/// Every article of a weighted term, ranked by score.
void walk_term(TermCursor& term, MatchSink& sink);

/// The articles whose words stand as the query wants them, ranked by score. Candidates are gathered a few at
/// a time, so that the waits for the memory of their words overlap.
void walk_positions(PositionCursor& cursor, MatchSink& sink);

/// Those of the articles whose words stand as the query wants them. What is to be looked at is known
/// beforehand here, so the memory of it is asked for in good time.
DocSet standing_together(PositionCursor& cursor, const DocSet& candidates);

}  // namespace dateline::search
