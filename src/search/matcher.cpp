// Carries a plan out over the segments.
#include "search/matcher.h"

#include <algorithm>

namespace dateline::search {
namespace {

/// Bounds are summed in another order than scores; what this takes off is far more than rounding can add.
constexpr double kRoundingMargin = 1 - 1e-9;

/// Removed articles of a segment; nothing when all are live.
const DocSet* removed_articles(const store::Generation&, std::size_t) { return nullptr; }

/// One walk over one segment.
template <class Walked>
class SegmentWalk {
 public:
  SegmentWalk(Walked& cursor, const store::Segment& segment, std::uint32_t index, const DocSet* removed,
              const MatchOptions& options, TopHits& top)
      : cursor_(cursor),
        columns_(segment.columns()),
        index_(index),
        removed_(removed),
        options_(options),
        top_(top),
        by_score_(options.sort == SortOrder::relevance),
        prunes_(by_score_ && !options.exact_total && !options.collect),
        asks_(!cursor.is_exact()) {}

  std::uint64_t run(std::vector<store::DocId>* matches) {
    std::uint64_t total = 0;
    raise_bar();
    for (store::DocId docid = cursor_.seek(1); docid != kNoMoreDocs; docid = cursor_.seek(docid + 1)) {
      if (removed_ != nullptr && removed_->contains(docid)) continue;
      if (prunes_ && bar_ > 0 && cursor_.add_bounds(0) < bar_) continue;
      if (asks_ && !cursor_.confirm()) continue;
      ++total;
      if (matches != nullptr) matches->push_back(docid);
      rank(docid);
    }
    return total;
  }

 private:
  void rank(store::DocId docid) {
    RankedMatch match;
    match.article = {index_, docid};
    if (by_score_) {
      match.score = match.key = cursor_.add_weights(0);
      if (!top_.admits(match.key)) return;
    } else {
      match.key = date_key(columns_.date(docid), options_.sort);
      if (!top_.admits(match.key)) return;
      match.score = cursor_.add_weights(0);
    }
    if (top_.offer(match)) raise_bar();
  }
  void raise_bar() {
    if (!prunes_ || !top_.full()) return;
    bar_ = top_.least_key() * kRoundingMargin;
    cursor_.require(bar_);
  }

  Walked& cursor_;
  const store::Columns& columns_;
  std::uint32_t index_;
  const DocSet* removed_;
  const MatchOptions& options_;
  TopHits& top_;
  bool by_score_;
  bool prunes_;
  bool asks_;
  double bar_ = 0;
};

template <class Walked>
std::uint64_t walk(Walked& cursor, const SegmentContext& context, const MatchOptions& options, TopHits& top,
                   std::vector<store::DocId>* matches) {
  const DocSet* removed = removed_articles(context.generation, context.index);
  return SegmentWalk<Walked>(cursor, context.segment(), static_cast<std::uint32_t>(context.index), removed,
                             options, top)
      .run(matches);
}

/// Calls that the compiler can see through for the plans that are common; virtual ones for the rest.
std::uint64_t walk_any(Cursor& cursor, const SegmentContext& context, const MatchOptions& options,
                       TopHits& top, std::vector<store::DocId>* matches) {
  if (auto* term = dynamic_cast<TermCursor*>(&cursor)) return walk(*term, context, options, top, matches);
  if (auto* all = dynamic_cast<AndCursor*>(&cursor)) return walk(*all, context, options, top, matches);
  if (auto* any = dynamic_cast<OrCursor*>(&cursor)) return walk(*any, context, options, top, matches);
  return walk(cursor, context, options, top, matches);
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
    matches.total += walk_any(*cursor, segment, own, top, own.collect ? &matches.by_segment[i] : nullptr);
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
