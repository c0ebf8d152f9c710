// The walk over one hot term: blocks in which no article can weigh enough are passed over.
#pragma once

#include "search/cursor_groups.h"
#include "search/match_sink.h"

namespace dateline::search {

/// Ranks the articles of a weighted hot term by score; `sink` has to prune. Of those for which `filter` (if
/// any) does not hold none. `any_order`: can the filter be asked in any order of docids?
void walk_hot_term(TermCursor& term, MatchSink& sink, Check* filter, bool any_order);

}  // namespace dateline::search
