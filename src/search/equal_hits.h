// Matches that all weigh the same: the first by id are the best.
#pragma once

#include "search/doc_set.h"
#include "search/match_sink.h"
#include "search/query_plan.h"
#include "search/segment_search.h"

namespace dateline::search {

/// Counts all of `matches` and ranks them by `score`, for a sink that ranks equals by their ids.
void walk_equals(const DocSet& matches, double score, MatchSink& sink);

/// A pattern's articles, tried in the order of their ids until as many match as are to be ranked; for a sink
/// that prunes. False, and nothing done: it is no pattern alone, or so rare that its postings are read
/// faster.
bool walk_pattern(const PlanNode& plan, const SegmentContext& context, MatchSink& sink);

}  // namespace dateline::search
