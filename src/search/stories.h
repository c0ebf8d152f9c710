// Hits grouped by the events that they report.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "error/result.h"
#include "search/article_terms.h"
#include "search/exploration.h"
#include "search/top_hits.h"
#include "store/generation.h"

namespace dateline::search {

/// What grouping goes by. The values were chosen on Reuters-21578 by eye (docs/query-language.md).
struct StoryRules {
  double least_likeness = 0.22;  // of an article to the story that it joins
  double half_life_days = 5;     // what likeness lasts between an article and the latest of the story
  TermLimits terms{.words = 40, .names = 6, .least_articles = 1};
};

/// An article as a direction: of its weightiest words and names, numbered, with weights whose squares add up
/// to 1. Ascending by number.
struct StoryVector {
  std::vector<std::pair<std::uint32_t, double>> terms;
};

/// Groups of articles by one pass in the order of their dates (undated ones last, in the order given): each
/// joins the story that it is most like (cosine with the sum of the story's vectors, halved for every
/// half_life_days between it and the latest article of the story; of equals the oldest story), or begins one
/// when it is like none. So every article is in exactly one story. Source: J. Allan, R. Papka, V. Lavrenko,
/// On-line new event detection and tracking, SIGIR 1998.
/// Returns for each article the number of its story; stories are numbered in the order in which they begin.
std::vector<std::uint32_t> group_by_story(std::span<const StoryVector> articles,
                                          std::span<const schema::Instant> dates, const StoryRules& rules);

/// Serves one thread; what it is given must outlive it. Calls may throw Xapian::Error.
class StoryTeller {
 public:
  StoryTeller(const store::Generation& generation, TermStatistics& statistics, NameFrequencies& names)
      : generation_(generation), terms_(generation, statistics, names) {}
  /// `hits`: the best first. Returns at most `most` stories, those from `offset` on.
  error::Result<Stories> tell(std::span<const RankedMatch> hits, const Bm25& bm25, std::uint64_t offset,
                              std::uint64_t most, const StoryRules& rules = {});

 private:
  error::Result<StoryArticle> read(store::ArticleRef article) const;
  error::Result<Story> tell_one(const std::vector<std::uint32_t>& members, std::span<const RankedMatch> hits,
                                const std::vector<schema::Instant>& dates) const;
  const store::Generation& generation_;
  ArticleTerms terms_;
};

}  // namespace dateline::search
