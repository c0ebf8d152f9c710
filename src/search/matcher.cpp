// Carries a plan out over the segments.
#include "search/matcher.h"

#include <array>
#include <optional>

#include "search/equal_hits.h"
#include "search/hot_walk.h"
#include "search/plan_sets.h"
#include "search/plan_work.h"
#include "search/search_helpers.h"
#include "search/term_walks.h"
#include "search/window_walk.h"

namespace dateline::search {
namespace {

constexpr std::size_t kDatesAhead = 16;

/// Ranked by score. Where articles may be left out, those that cannot weigh enough are not looked at closely.
template <class Walked>
void walk_by_score(Walked& cursor, MatchSink& sink) {
  const bool asks = !cursor.is_exact();
  if (sink.prunes() && sink.bar() > 0) cursor.require(sink.bar());
  const store::DocId end = sink.range().end;
  for (store::DocId docid = cursor.seek(sink.range().first); docid < end; docid = cursor.seek(docid + 1)) {
    if (sink.is_removed(docid)) continue;
    if (asks) {
      if (sink.prunes() && sink.bar() > 0 && cursor.add_bounds(0) < sink.bar()) continue;
      if (!cursor.confirm()) continue;
    }
    sink.count(docid);
    if (sink.rank(docid, cursor.add_weights(0)) && sink.prunes()) cursor.require(sink.bar());
  }
}

template <class Walked>
void walk_by_date(Walked& cursor, MatchSink& sink) {
  const bool asks = !cursor.is_exact();
  const store::DocId end = sink.range().end;
  for (store::DocId docid = cursor.seek(sink.range().first); docid < end; docid = cursor.seek(docid + 1)) {
    if (sink.is_removed(docid) || (asks && !cursor.confirm())) continue;
    sink.count(docid);
    sink.rank_by_date(docid, [&] { return cursor.add_weights(0); });
  }
}

/// The same for one list without weights: dates are asked of memory some articles ahead.
void walk_list_by_date(PostingReader& reader, MatchSink& sink) {
  std::array<store::DocId, kDatesAhead> batch;
  const store::DocId end = sink.range().end;
  store::DocId docid = reader.seek(sink.range().first);
  while (docid < end) {
    std::size_t count = 0;
    for (; docid < end && count < batch.size(); docid = reader.next()) {
      if (sink.is_removed(docid)) continue;
      sink.columns().prefetch_start(docid);
      batch[count++] = docid;
    }
    for (std::size_t i = 0; i < count; ++i) {
      sink.count(batch[i]);
      sink.rank_by_date(batch[i], [] { return 0.0; });
    }
  }
}

/// The articles of a set, which are all that match.
void walk_set_by_date(Cursor& cursor, const DocSet& matches, MatchSink& sink) {
  const auto prefetch = [&](store::DocId docid) { sink.columns().prefetch_start(docid); };
  LookAhead ahead;
  matches.for_each([&](store::DocId docid) {
    ahead.step(matches, docid, prefetch);
    if (sink.is_removed(docid)) return;
    sink.rank_by_date(docid, [&] {
      const bool stands = cursor.seek(docid) == docid && (cursor.is_exact() || cursor.confirm());
      return stands ? cursor.add_weights(0) : 0.0;
    });
  });
}

/// The same by score, for sets that are so much smaller than what the cursor would have to visit.
void walk_set_by_score(Cursor& cursor, const DocSet& matches, MatchSink& sink) {
  const bool asks = !cursor.is_exact();
  if (sink.prunes() && sink.bar() > 0) cursor.require(sink.bar());
  const auto prefetch = [&](store::DocId docid) { sink.columns().prefetch_lengths(docid); };
  LookAhead ahead;
  for (store::DocId docid = matches.at_or_after(1); docid != kNoMoreDocs;
       docid = matches.at_or_after(docid + 1)) {
    ahead.step(matches, docid, prefetch);
    if (sink.is_removed(docid) || cursor.seek(docid) != docid || (asks && !cursor.confirm())) continue;
    if (sink.rank(docid, cursor.add_weights(0)) && sink.prunes()) cursor.require(sink.bar());
  }
}

/// What the other parts of a plan say of the articles of its one word.
class AllChecks final : public Check {
 public:
  explicit AllChecks(AndTermsCursor& all) : all_(all) {}
  bool holds(store::DocId docid) override { return all_.checks_hold(docid); }

 private:
  AndTermsCursor& all_;
};
class NotExcluded final : public Check {
 public:
  explicit NotExcluded(DifferenceCursor& difference) : difference_(difference) {}
  bool holds(store::DocId docid) override { return !difference_.is_excluded(docid); }

 private:
  DifferenceCursor& difference_;
};

bool is_hot(Cursor* cursor) {
  const auto* term = dynamic_cast<TermCursor*>(cursor);
  return term != nullptr && term->reader().hot() != nullptr && term->most() > 0;
}

/// One hot word, perhaps restricted: by blocks. Returns whether it was that.
bool walk_by_blocks(Cursor& cursor, MatchSink& sink) {
  if (!sink.prunes()) return false;
  if (is_hot(&cursor)) {
    walk_hot_term(static_cast<TermCursor&>(cursor), sink, nullptr, true);
    return true;
  }
  auto* all = dynamic_cast<AndTermsCursor*>(&cursor);
  if (all != nullptr && all->parts().size() == 1 && is_hot(all->parts().front().get())) {
    AllChecks checks(*all);
    walk_hot_term(*all->parts().front(), sink, &checks, true);
    return true;
  }
  auto* difference = dynamic_cast<DifferenceCursor*>(&cursor);
  if (difference == nullptr || !difference->is_exact() || !is_hot(&difference->wanted())) return false;
  NotExcluded checks(*difference);
  walk_hot_term(static_cast<TermCursor&>(difference->wanted()), sink, &checks, false);
  return true;
}

/// Calls that the compiler can see through for the plans that are common; virtual ones for the rest.
void walk(Cursor& cursor, const SegmentContext& context, MatchSink& sink) {
  auto* term = dynamic_cast<TermCursor*>(&cursor);
  if (!sink.by_score() && term != nullptr && term->most() == 0)
    return walk_list_by_date(term->reader(), sink);
  if (!sink.by_score()) return term != nullptr ? walk_by_date(*term, sink) : walk_by_date(cursor, sink);
  if (walk_by_blocks(cursor, sink)) return;
  if (term != nullptr) return walk_term(*term, sink);
  if (auto* set = dynamic_cast<SetCursor*>(&cursor); set != nullptr && sink.ranks_equals_by_id())
    return walk_equals(set->set(), set->most(), sink);
  if (auto* terms = dynamic_cast<AndTermsCursor*>(&cursor)) return walk_by_score(*terms, sink);
  if (auto* any = dynamic_cast<OrCursor*>(&cursor)) {
    if (can_walk_terms(*any, context.segment().article_count())) return walk_terms(*any, context.bm25, sink);
    return walk_by_score(*any, sink);
  }
  auto* positions = dynamic_cast<PositionCursor*>(&cursor);
  if (positions != nullptr && positions->candidates().is_exact()) return walk_positions(*positions, sink);
  walk_by_score(cursor, sink);
}

/// From so many postings on an article of the segment, a set is made faster than matches are walked through.
constexpr std::uint64_t kArticlesPerPosting = 256;
/// As many times fewer matches than postings pay for visiting nothing but matches.
constexpr std::uint64_t kPostingsPerMatch = 2;

/// From so many articles on it pays to know the matches before they are ranked.
constexpr std::uint32_t kFewArticles = 4096;

/// Outside of which no article matches a conjunction, where that is known.
const DocSet* in_common(const Cursor& cursor) {
  if (const auto* terms = dynamic_cast<const AndTermsCursor*>(&cursor)) return terms->in_common();
  const auto* all = dynamic_cast<const AndCursor*>(&cursor);
  return all != nullptr ? all->in_common() : nullptr;
}

/// One list, perhaps restricted, that has to be read posting by posting in any case, or a set that is known
/// by now and small: so it is counted as it is ranked.
bool is_walked_once(Cursor& cursor) {
  if (const DocSet* common = in_common(cursor)) return common->size() < kFewArticles;
  const auto* term = dynamic_cast<TermCursor*>(&cursor);
  const auto* all = dynamic_cast<AndTermsCursor*>(&cursor);
  if (all != nullptr && all->parts().size() == 1) term = all->parts().front().get();
  return term != nullptr && term->reader().hot() == nullptr;
}

/// All that match, where that is known without asking for them one by one and worth it.
std::optional<DocSet> known_matches(const PlanNode& plan, const Cursor& cursor,
                                    const SegmentContext& context) {
  if (const auto* set = dynamic_cast<const SetCursor*>(&cursor)) return set->set();
  if (!cursor.is_exact() && plan.kind != PlanKind::disjunction) return std::nullopt;
  if (cursor.cost() * kArticlesPerPosting < context.segment().article_count()) return std::nullopt;
  return match_set(plan, context);
}

/// Is it less to visit the matches than what the cursor would?
bool is_much_smaller(const DocSet& matches, const Cursor& cursor, const SegmentContext& context) {
  const std::uint64_t covered = matches.last() - matches.first() + 1;
  return matches.size() * kPostingsPerMatch * context.segment().article_count() < cursor.cost() * covered;
}

/// Lists in fewer than one of so many articles are walked through faster than they are made a set.
constexpr std::uint64_t kArticlesPerCandidate = 128;

/// All articles of a phrase, NEAR or its kin, where the articles that hold its words are known as a set.
std::optional<DocSet> known_positions(const PlanNode& plan, PositionCursor& cursor,
                                      const SegmentContext& context) {
  if (!cursor.candidates().is_exact()) return std::nullopt;
  const auto* words = dynamic_cast<const AndTermsCursor*>(&cursor.candidates());
  if (words != nullptr && words->is_all_in_common()) return standing_together(cursor, *words->in_common());
  if (cursor.cost() * kArticlesPerCandidate < context.segment().article_count()) return std::nullopt;
  const auto candidates = position_candidates(plan, context);
  if (!candidates) return std::nullopt;
  return standing_together(cursor, *candidates);
}

/// Counts first, where that can be done without ranking, and then ranks what can be among the best.
void match_segment(const PlanNode& plan, Cursor& cursor, const SegmentContext& context, MatchSink& sink) {
  if (!sink.counts()) return walk(cursor, context, sink);
  if (dynamic_cast<TermCursor*>(&cursor) != nullptr && !sink.wants_docids() && sink.by_score()) {
    sink.count_all(sink.range().first <= 1 ? cursor.cost() : 0);
    return walk(cursor, context, sink);
  }
  if (is_walked_once(cursor)) return walk(cursor, context, sink);
  if (auto* positions = dynamic_cast<PositionCursor*>(&cursor)) {
    const auto matches = known_positions(plan, *positions, context);
    if (!matches) return walk(cursor, context, sink);
    sink.count_set(*matches);
    return sink.by_score() ? walk_set_by_score(positions->candidates(), *matches, sink)
                           : walk_set_by_date(positions->candidates(), *matches, sink);
  }
  const auto matches = known_matches(plan, cursor, context);
  if (matches) sink.count_set(*matches);
  if (matches && !sink.by_score()) return walk_set_by_date(cursor, *matches, sink);
  if (matches && plan.kind == PlanKind::conjunction && is_much_smaller(*matches, cursor, context))
    return walk_set_by_score(cursor, *matches, sink);
  walk(cursor, context, sink);
}

}  // namespace

/// Each segment as one part, or as several of about the same size: as many in all as the work is worth.
Matcher::Parts Matcher::parts_of(const Plan& plan, const Bm25& bm25, const MatchOptions& options) {
  Parts parts;
  std::vector<std::uint64_t> work(generation_.segment_count());
  std::uint64_t all = 0;
  if (helpers_ != nullptr)
    for (std::size_t i = 0; i < work.size(); ++i)
      all += work[i] = work_of(plan.root, context(i, bm25), may_prune(options));
  const std::size_t wanted = helpers_ != nullptr ? helpers_->parts_of(all) : 1;
  for (std::size_t i = 0; i < work.size(); ++i) {
    const std::uint32_t articles = generation_.segment(i).article_count();
    const std::uint64_t own = wanted == 1 ? 1 : std::max<std::uint64_t>(wanted * work[i] / all, 1);
    const std::uint64_t step = (articles / own / kRangeUnit + 1) * kRangeUnit;
    store::DocId first = 1;
    for (std::uint64_t end = step; own > 1 && end <= articles; end += step) {
      parts.all.push_back({i, {first, static_cast<store::DocId>(end)}});
      first = static_cast<store::DocId>(end);
    }
    parts.all.push_back({i, {first, kNoMoreDocs}});
  }
  parts.shared = wanted > 1 && parts.all.size() > 1;
  return parts;
}

void Matcher::match_part(const Plan& plan, const Bm25& bm25, const MatchOptions& options, const Part& part,
                         TopHits& top, PartMatches& matches, SharedBar* shared) {
  const SegmentContext segment = context(part.segment, bm25, part.range);
  MatchSink sink(segment.segment(), static_cast<std::uint32_t>(part.segment), part.range, options, top,
                 &matches.docids, shared);
  if (!walk_pattern(plan.root, segment, sink))
    match_segment(plan.root, *open_cursor(plan.root, segment), segment, sink);
  matches.total = sink.total();
}

/// Every thread has a top of its own; what none of them needs to look at is known to all.
TopHits Matcher::match_together(const Plan& plan, const Bm25& bm25, const MatchOptions& options,
                                const std::vector<Part>& parts, std::vector<PartMatches>& matches) {
  std::vector<TopHits> tops;
  for (unsigned slot = 0; slot < helpers_->slots(); ++slot)
    tops.emplace_back(generation_, options.most, options.after);
  SharedBar shared;
  helpers_->run(parts.size(), [&](unsigned slot, std::size_t item) {
    if (is_stopped()) return;
    Matcher& own = slot == 0 ? *this : helpers_->views(slot).matcher;
    if (slot != 0) own.end_early_when(stop_);
    own.match_part(plan, bm25, options, parts[item], tops[slot], matches[item], &shared);
  });
  for (unsigned slot = 1; slot < tops.size(); ++slot) tops.front().take(std::move(tops[slot]));
  return std::move(tops.front());
}

Matches Matcher::match(const Plan& plan, const Bm25& bm25, const MatchOptions& options) {
  MatchOptions own = options;
  if (!plan.ranked && own.sort == SortOrder::relevance) own.sort = SortOrder::newest;
  const auto [parts, shared] = parts_of(plan, bm25, own);
  std::vector<PartMatches> found(parts.size());
  TopHits top(generation_, own.most, own.after);
  if (shared) {
    top = match_together(plan, bm25, own, parts, found);
  } else {
    for (std::size_t i = 0; i < parts.size() && !is_stopped(); ++i)
      match_part(plan, bm25, own, parts[i], top, found[i], nullptr);
  }
  Matches matches;
  matches.by_segment.resize(generation_.segment_count());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    matches.total += found[i].total;
    std::vector<store::DocId>& docids = matches.by_segment[parts[i].segment];
    if (docids.empty()) {
      docids = std::move(found[i].docids);
    } else {
      docids.insert(docids.end(), found[i].docids.begin(), found[i].docids.end());
    }
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
