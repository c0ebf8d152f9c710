// Carries a plan out over the segments.
#include "search/matcher.h"

#include "search/term_walks.h"

namespace dateline::search {
namespace {

/// Ranked by score. Where articles may be left out, those that cannot weigh enough are not looked at closely.
template <class Walked>
void walk_by_score(Walked& cursor, MatchSink& sink) {
  const bool asks = !cursor.is_exact();
  if (sink.prunes() && sink.bar() > 0) cursor.require(sink.bar());
  for (store::DocId docid = cursor.seek(1); docid != kNoMoreDocs; docid = cursor.seek(docid + 1)) {
    if (sink.is_removed(docid)) continue;
    if (asks) {
      if (sink.prunes() && sink.bar() > 0 && cursor.add_bounds(0) < sink.bar()) continue;
      if (!cursor.confirm()) continue;
    }
    sink.count(docid);
    if (sink.rank(docid, cursor.add_weights(0)) && sink.prunes()) cursor.require(sink.bar());
  }
}

void walk_by_date(Cursor& cursor, MatchSink& sink) {
  const bool asks = !cursor.is_exact();
  for (store::DocId docid = cursor.seek(1); docid != kNoMoreDocs; docid = cursor.seek(docid + 1)) {
    if (sink.is_removed(docid) || (asks && !cursor.confirm())) continue;
    sink.count(docid);
    sink.rank_by_date(docid, [&] { return cursor.add_weights(0); });
  }
}

/// Calls that the compiler can see through for the plans that are common; virtual ones for the rest.
void walk(Cursor& cursor, const SegmentContext& context, MatchSink& sink) {
  if (!sink.by_score()) return walk_by_date(cursor, sink);
  if (auto* term = dynamic_cast<TermCursor*>(&cursor)) return walk_term(*term, sink);
  if (auto* terms = dynamic_cast<AndTermsCursor*>(&cursor)) return walk_by_score(*terms, sink);
  if (auto* any = dynamic_cast<OrCursor*>(&cursor)) {
    if (can_walk_terms(*any, context.segment().article_count())) return walk_terms(*any, context.bm25, sink);
    return walk_by_score(*any, sink);
  }
  auto* positions = dynamic_cast<PositionCursor*>(&cursor);
  if (positions != nullptr && positions->candidates().is_exact()) return walk_positions(*positions, sink);
  walk_by_score(cursor, sink);
}

}  // namespace

Matches Matcher::match(const Plan& plan, const Bm25& bm25, const MatchOptions& options) {
  Matches matches;
  matches.by_segment.resize(generation_.segment_count());
  MatchOptions own = options;
  if (!plan.ranked && own.sort == SortOrder::relevance) own.sort = SortOrder::newest;
  TopHits top(generation_, own.most);
  for (std::size_t i = 0; i < generation_.segment_count(); ++i) {
    const SegmentContext segment = context(i, bm25);
    const CursorPtr cursor = open_cursor(plan.root, segment);
    MatchSink sink(segment.segment(), static_cast<std::uint32_t>(i), own, top, &matches.by_segment[i]);
    walk(*cursor, segment, sink);
    matches.total += sink.total();
  }
  matches.top = top.take_sorted();
  return matches;
}

std::vector<TermScore> Matcher::explain(const Plan& plan, const Bm25& bm25, store::ArticleRef article) {
  std::vector<TermScore> scores;
  const SegmentContext segment = context(article.segment, bm25);
  const CursorPtr cursor = open_cursor(plan.root, segment);
  if (cursor->seek(article.docid) == article.docid && (cursor->is_exact() || cursor->confirm()))
    cursor->explain(scores);
  return scores;
}

}  // namespace dateline::search
