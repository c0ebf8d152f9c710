// What the plan of a query means, part by part, with exact numbers of articles: for --explain.
#pragma once

#include "search/bm25.h"
#include "search/matcher.h"
#include "search/name_frequencies.h"
#include "search/query_plan.h"

namespace dateline::search {

/// Every number is of live articles, and of the field that was asked: of title:oil*, of those that have the
/// word in the title. What it cannot read off the index it counts by asking, so this costs more than the
/// query. Serves one thread; what it is given must outlive it. Calls may throw Xapian::Error.
class Explainer {
 public:
  Explainer(const store::Generation& generation, TermStatistics& statistics, Matcher& matcher,
            NameFrequencies& names, const Bm25& bm25)
      : generation_(generation), statistics_(statistics), matcher_(matcher), names_(names), bm25_(bm25) {}

  Explanation explain(const Plan& plan);

 private:
  Expansion expand(const PlanExpansion& part);
  std::vector<ExpandedWord> stems(const PlanNode& node);
  std::vector<ExpandedWord> written_words(const PlanNode& node);
  std::vector<ExpandedWord> names(const PlanNode& node);
  void describe(const PlanNode& node, std::size_t depth, std::vector<PlanStep>& steps);
  std::string facts(const PlanNode& node);
  /// Articles that match it.
  std::uint64_t count(const PlanNode& node);

  const store::Generation& generation_;
  TermStatistics& statistics_;
  Matcher& matcher_;
  NameFrequencies& names_;
  const Bm25& bm25_;
};

}  // namespace dateline::search
