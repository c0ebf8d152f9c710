// Carries a plan out over the segments: how many articles match, which of them come first, and which they
// are.
#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "search/bm25.h"
#include "search/match_sink.h"
#include "search/query_plan.h"
#include "search/search_request.h"
#include "search/segment_search.h"
#include "search/top_hits.h"
#include "store/generation.h"

namespace dateline::search {

struct Matches {
  std::uint64_t total = 0;
  std::vector<RankedMatch> top;                       // the best first
  std::vector<std::vector<store::DocId>> by_segment;  // ascending; empty vectors unless collected
};

class SearchHelpers;

/// Serves one thread; generation and statistics must outlive it. Calls may throw Xapian::Error.
class Matcher {
 public:
  Matcher(const store::Generation& generation, TermStatistics& statistics)
      : generation_(generation), statistics_(statistics), added_(generation) {}

  /// From now on calls on them where there is much to do; they must outlive the calls. The matches do not
  /// depend on it.
  void share_with(SearchHelpers* helpers) { helpers_ = helpers; }

  /// Once `stop` is true, matches are looked for no longer, and what was found so far is worth nothing. It
  /// must outlive the matching; nothing: never.
  void end_early_when(const std::atomic<bool>* stop) {
    stop_ = stop;
    positions_.end_early_when(stop);
  }
  /// The ranking does not depend on `exact_total`, to the last bit of the scores.
  Matches match(const Plan& plan, const Bm25& bm25, const MatchOptions& options);
  /// What the score of one match is made of.
  std::vector<TermScore> explain(const Plan& plan, const Bm25& bm25, store::ArticleRef article);
  SegmentContext context(std::size_t segment, const Bm25& bm25, DocRange range = {}) {
    return {generation_, segment, bm25, statistics_, positions_, added_, range};
  }

 private:
  /// Articles that one thread walks.
  struct Part {
    std::size_t segment = 0;
    DocRange range;
  };
  struct PartMatches {
    std::uint64_t total = 0;
    std::vector<store::DocId> docids;
  };
  struct Parts {
    std::vector<Part> all;
    bool shared = false;  // with helpers
  };
  Parts parts_of(const Plan& plan, const Bm25& bm25, const MatchOptions& options);
  bool is_stopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }
  void match_part(const Plan& plan, const Bm25& bm25, const MatchOptions& options, const Part& part,
                  TopHits& top, PartMatches& matches, SharedBar* shared);
  TopHits match_together(const Plan& plan, const Bm25& bm25, const MatchOptions& options,
                         const std::vector<Part>& parts, std::vector<PartMatches>& matches);
  const store::Generation& generation_;
  TermStatistics& statistics_;
  PositionMatcher positions_;
  SearchHelpers* helpers_ = nullptr;
  AddedArticles added_;
  const std::atomic<bool>* stop_ = nullptr;
};

}  // namespace dateline::search
