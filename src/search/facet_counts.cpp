// How many of the matches have each value of a facet.
#include "search/facet_counts.h"

#include <algorithm>
#include <map>
#include <string>

#include "search/timeline.h"

namespace dateline::search {
namespace {

struct NameCountPair {
  std::uint64_t count = 0;
  store::NameId name = 0;
};

/// The most frequent first, equal ones in the order of their names.
void keep_most(std::vector<NameCountPair>& counts, std::size_t most) {
  const auto order = [](const NameCountPair& a, const NameCountPair& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  };
  const std::size_t kept = std::min(most, counts.size());
  std::ranges::partial_sort(counts, counts.begin() + static_cast<std::ptrdiff_t>(kept), order);
  counts.resize(kept);
}

/// No two local names of the segment stand under one canonical name.
bool is_injective(std::span<const store::NameId> names, std::vector<store::DocId>& seen) {
  bool injective = true;
  for (const store::NameId name : names) {
    injective = injective && seen[name] == 0;
    seen[name] = 1;
  }
  for (const store::NameId name : names) seen[name] = 0;
  return injective;
}

}  // namespace

FacetCounter::FacetCounter(const store::Generation& generation, const FacetChoice& choice)
    : generation_(generation), choice_(choice), facet_(choice.facet.value_or(schema::Facet::person)) {
  counts_.resize(generation.names().count(facet_));
  last_counted_.resize(counts_.size());
}

void FacetCounter::add(std::size_t segment, std::span<const store::DocId> matches) {
  if (matches.empty() || generation_.segment(segment).columns().facet(facet_).empty()) return;
  const auto names = generation_.names().canonical_of_locals(facet_, segment);
  if (is_injective(names, last_counted_)) {
    count_locals(segment, matches, names);
  } else {
    count_names(segment, matches, names);
  }
}

void FacetCounter::count_locals(std::size_t segment, std::span<const store::DocId> matches,
                                std::span<const store::NameId> names) {
  const store::FacetColumn& column = generation_.segment(segment).columns().facet(facet_);
  local_counts_.assign(names.size(), 0);
  for (const store::DocId docid : matches)
    column.for_each(docid, [&](std::uint32_t local) { ++local_counts_[local]; });
  for (std::size_t local = 0; local < names.size(); ++local) counts_[names[local]] += local_counts_[local];
}

void FacetCounter::count_names(std::size_t segment, std::span<const store::DocId> matches,
                               std::span<const store::NameId> names) {
  const store::FacetColumn& column = generation_.segment(segment).columns().facet(facet_);
  for (const store::DocId docid : matches)
    column.for_each(docid, [&](std::uint32_t local) {
      const store::NameId name = names[local];
      if (last_counted_[name] == docid) return;
      last_counted_[name] = docid;
      ++counts_[name];
    });
  std::ranges::fill(last_counted_, 0);  // the next segment has the same docids
}

FacetAnswer FacetCounter::answer() {
  std::vector<NameCountPair> counts;
  for (store::NameId name = 0; name < counts_.size(); ++name)
    if (counts_[name] != 0) counts.push_back({counts_[name], name});
  FacetAnswer answer;
  answer.name = name_of(choice_);
  answer.distinct = counts.size();
  keep_most(counts, choice_.most);
  for (const NameCountPair& pair : counts)
    answer.counts.push_back({std::string(generation_.names().display(facet_, pair.name)), pair.count});
  return answer;
}

FacetAnswer count_years(const store::Generation& generation,
                        std::span<const std::vector<store::DocId>> matches, std::uint32_t most) {
  const Timeline years = make_timeline(count_days(generation, matches), TimelineUnit::year);
  FacetAnswer answer;
  answer.name = "year";
  answer.distinct = years.buckets.size();
  for (const TimelineBucket& bucket : years.buckets)
    answer.counts.push_back({schema::to_iso({bucket.from.start, schema::Precision::year}), bucket.count});
  std::ranges::stable_sort(answer.counts, std::ranges::greater{}, &FacetCount::count);
  if (answer.counts.size() > most) answer.counts.resize(most);
  return answer;
}

FacetAnswer count_facet(const store::Generation& generation, const FacetChoice& choice,
                        std::span<const std::vector<store::DocId>> matches) {
  if (!choice.facet) return count_years(generation, matches, choice.most);
  FacetCounter counter(generation, choice);
  for (std::size_t i = 0; i < matches.size(); ++i) counter.add(i, matches[i]);
  return counter.answer();
}

}  // namespace dateline::search
