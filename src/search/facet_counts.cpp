// How many of the matches have each value of a facet.
#include "search/facet_counts.h"

#include <algorithm>
#include <string>

#include "search/significance.h"
#include "search/timeline.h"

namespace dateline::search {
namespace {

std::vector<std::vector<store::DocId>> live_articles(const store::Generation& generation) {
  std::vector<std::vector<store::DocId>> live(generation.segment_count());
  for (std::size_t i = 0; i < live.size(); ++i) {
    const store::Segment& segment = generation.segment(i);
    for (store::DocId docid = 1; docid <= segment.article_count(); ++docid)
      if (!segment.tombstones().is_dead(docid)) live[i].push_back(docid);
  }
  return live;
}

}  // namespace

FacetAnswer FacetCounter::count(const FacetChoice& choice, std::span<const std::vector<store::DocId>> matches,
                                FacetOrder order) {
  if (!choice.facet) return count_years(choice, matches, order);
  counts_.count(*choice.facet, matches);
  FacetAnswer answer;
  answer.name = name_of(choice);
  answer.significant = order == FacetOrder::significant;
  answer.distinct = counts_.distinct();
  const std::vector<RatedName> best =
      answer.significant ? most_significant(choice, count_matches(matches)) : most_frequent(choice);
  const store::CanonicalNames& names = generation_.names();
  for (const RatedName& one : best) names.prefetch_display_place(*choice.facet, one.name);
  for (const RatedName& one : best) names.prefetch_display(*choice.facet, one.name);
  answer.counts.reserve(best.size());
  for (const RatedName& one : best)
    answer.counts.push_back(
        {std::string(names.display(*choice.facet, one.name)), one.count, one.archive, one.score});
  return answer;
}

std::vector<RatedName> FacetCounter::most_frequent(const FacetChoice& choice) const {
  MostFrequentNames names(choice.most);
  counts_.for_each([&](store::NameId name, std::uint32_t count) { names.offer(name, count); });
  return names.best();
}

/// Of those that the matches have more often than the other articles.
std::vector<RatedName> FacetCounter::most_significant(const FacetChoice& choice, std::uint64_t matches) {
  const std::span<const std::uint32_t> archive = frequencies_.live(*choice.facet);
  MostSignificantNames names(choice.most, matches, generation_.manifest().totals.articles);
  counts_.for_each([&](store::NameId name, std::uint32_t count) { names.offer(name, count, archive[name]); });
  return names.best();
}

FacetAnswer FacetCounter::count_years(const FacetChoice& choice,
                                      std::span<const std::vector<store::DocId>> matches, FacetOrder order) {
  const Timeline years = make_timeline(count_days(generation_, matches), TimelineUnit::year);
  FacetAnswer answer;
  answer.name = name_of(choice);
  answer.distinct = years.buckets.size();
  answer.significant = order == FacetOrder::significant;
  for (const TimelineBucket& bucket : years.buckets)
    answer.counts.push_back({schema::to_iso({bucket.from.start, schema::Precision::year}), bucket.count});
  if (answer.significant) score_years(years, count_matches(matches), answer.counts);
  std::ranges::stable_sort(answer.counts, [](const FacetCount& a, const FacetCount& b) {
    return a.score != b.score ? a.score > b.score : a.count > b.count;
  });
  if (answer.counts.size() > choice.most) answer.counts.resize(choice.most);
  return answer;
}

/// Leaves the years that the matches have more often than the other articles. `counts` as in `years`.
void FacetCounter::score_years(const Timeline& years, std::uint64_t matches,
                               std::vector<FacetCount>& counts) {
  if (!archive_years_)
    archive_years_ = make_timeline(count_days(generation_, live_articles(generation_)), TimelineUnit::year);
  const std::uint64_t archive = generation_.manifest().totals.articles;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto all = std::ranges::find(archive_years_->buckets, years.buckets[i].from, &TimelineBucket::from);
    counts[i].archive = all == archive_years_->buckets.end() ? 0 : all->count;
    counts[i].score = significance({counts[i].count, matches}, {counts[i].archive, archive});
  }
  std::erase_if(counts, [](const FacetCount& count) { return count.score <= 0; });
}

}  // namespace dateline::search
