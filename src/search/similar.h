// Articles like a given one: its weightiest words and names as a query of alternatives, and no copies of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "error/result.h"
#include "search/article_terms.h"
#include "search/matcher.h"
#include "search/query_plan.h"
#include "search/search_request.h"

namespace dateline::search {

/// What SearchRequest::similar means for one generation.
struct SimilarPlan {
  Plan plan;                                // any of the terms, each with its weight in the source
  std::string parsed;                       // "(similar moscow isis person:\"Vladimir Putin\")"
  std::optional<store::ArticleRef> source;  // of the index
  std::vector<std::uint64_t> shingles;      // of a text that is not of the index, see search/near_copy.h
};

/// Serves one thread; what it is given must outlive it. Calls may throw Xapian::Error.
class SimilarPlanner {
 public:
  SimilarPlanner(const store::Generation& generation, TermStatistics& statistics, NameFrequencies& names)
      : generation_(generation), statistics_(statistics), names_(names) {}

  /// Without dates and filters. not_found when there is no live article with the id. A text or an article
  /// without a word that tells anything and that others have is like nothing.
  error::Result<SimilarPlan> plan(const SearchRequest& request, const Bm25& bm25);

 private:
  error::Result<SimilarPlan> like_text(const SearchRequest& request, const Bm25& bm25);
  const store::Generation& generation_;
  TermStatistics& statistics_;
  NameFrequencies& names_;
};

/// Carries the plan out as Matcher::match() does, the source left out. Copies of it are passed over in the
/// ranking, so Matches::top never holds one; total and docids count them.
Matches match_similar(const SimilarPlan& similar, const Plan& plan, Matcher& matcher,
                      const store::Generation& generation, const Bm25& bm25, MatchOptions options);

}  // namespace dateline::search
