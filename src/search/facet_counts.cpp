// How many of the matches have each value of a facet.
#include "search/facet_counts.h"

#include <algorithm>
#include <string>

#include "search/timeline.h"

namespace dateline::search {
namespace {

/// With fewer matches than this part of the names, sorting what they have beats a table of all names.
constexpr std::size_t kNamesPerMatch = 32;

std::size_t count_matches(std::span<const std::vector<store::DocId>> matches) {
  std::size_t count = 0;
  for (const auto& of_segment : matches) count += of_segment.size();
  return count;
}

// What is read here may be damaged, which is told only when the answer is complete: whatever a value is, it
// must not be counted outside of `counts`. Its last entry takes what no name has.

/// The values at 0 are those of articles that have none.
template <class Local>
void count_single(const char* values, std::span<const store::DocId> matches,
                  std::span<std::uint32_t> counts) {
  const auto last = static_cast<std::uint32_t>(counts.size() - 1);
  for (const store::DocId docid : matches) {
    Local local;
    __builtin_memcpy(&local, values + (docid - 1) * sizeof local, sizeof local);
    ++counts[std::min<std::uint32_t>(local, last)];
  }
}

/// Counted one behind, as those of single columns are.
template <class Local>
void count_lists(const store::FacetColumn& column, std::span<const store::DocId> matches,
                 std::span<std::uint32_t> counts) {
  const char* values = column.raw_values().data();
  const auto offsets = column.offsets();
  const auto last = static_cast<std::uint32_t>(counts.size() - 1);
  for (const store::DocId docid : matches) {
    const std::size_t end = std::min<std::size_t>(offsets[docid], column.value_count());
    for (std::size_t i = offsets[docid - 1]; i < end; ++i) {
      Local local;
      __builtin_memcpy(&local, values + i * sizeof local, sizeof local);
      ++counts[std::min<std::uint32_t>(local, last - 1) + 1];
    }
  }
}

template <class Local>
void count_column(const store::FacetColumn& column, std::span<const store::DocId> matches,
                  std::span<std::uint32_t> counts) {
  if (column.single()) return count_single<Local>(column.raw_values().data(), matches, counts);
  count_lists<Local>(column, matches, counts);
}

}  // namespace

FacetCounter::FacetCounter(const store::Generation& generation) : generation_(generation) {
  injective_.resize(generation.segment_count());
}

FacetAnswer FacetCounter::count(const FacetChoice& choice,
                                std::span<const std::vector<store::DocId>> matches) {
  if (!choice.facet) return count_years(choice, matches);
  found_.clear();
  if (count_matches(matches) * kNamesPerMatch < generation_.names().count(*choice.facet)) {
    count_few(*choice.facet, matches);
  } else {
    count_many(*choice.facet, matches);
  }
  FacetAnswer answer;
  answer.name = name_of(choice);
  answer.distinct = found_.size();
  const auto kept =
      found_.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(choice.most, found_.size()));
  std::partial_sort(found_.begin(), kept, found_.end(), [](const NameCount& a, const NameCount& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;  // names are numbered bytewise
  });
  for (auto value = found_.begin(); value != kept; ++value)
    answer.counts.push_back(
        {std::string(generation_.names().display(*choice.facet, value->name)), value->count});
  return answer;
}

FacetAnswer FacetCounter::count_years(const FacetChoice& choice,
                                      std::span<const std::vector<store::DocId>> matches) const {
  const Timeline years = make_timeline(count_days(generation_, matches), TimelineUnit::year);
  FacetAnswer answer;
  answer.name = name_of(choice);
  answer.distinct = years.buckets.size();
  for (const TimelineBucket& bucket : years.buckets)
    answer.counts.push_back({schema::to_iso({bucket.from.start, schema::Precision::year}), bucket.count});
  std::ranges::stable_sort(answer.counts, std::ranges::greater{}, &FacetCount::count);
  if (answer.counts.size() > choice.most) answer.counts.resize(choice.most);
  return answer;
}

/// Sorts the names of all matches and counts runs.
void FacetCounter::count_few(schema::Facet facet, std::span<const std::vector<store::DocId>> matches) {
  names_.clear();
  for (std::size_t segment = 0; segment < matches.size(); ++segment) {
    const store::CanonicalNames& names = generation_.names();
    for (const store::DocId docid : matches[segment]) {
      const auto first = static_cast<std::ptrdiff_t>(names_.size());
      generation_.segment(segment).columns().facet(facet).for_each(
          docid, [&](std::uint32_t local) { names_.push_back(names.canonical(facet, segment, local)); });
      std::sort(names_.begin() + first, names_.end());
      names_.erase(std::unique(names_.begin() + first, names_.end()), names_.end());
    }
  }
  std::ranges::sort(names_);
  for (const store::NameId name : names_) {
    if (found_.empty() || found_.back().name != name) found_.push_back({0, name});
    ++found_.back().count;
  }
}

void FacetCounter::count_many(schema::Facet facet, std::span<const std::vector<store::DocId>> matches) {
  totals_.assign(generation_.names().count(facet), 0);
  for (std::size_t segment = 0; segment < matches.size(); ++segment) {
    if (matches[segment].empty() || generation_.segment(segment).columns().facet(facet).empty()) continue;
    if (is_injective(facet, segment)) {
      count_locals(facet, segment, matches[segment]);
    } else {
      count_names(facet, segment, matches[segment]);
    }
  }
  for (store::NameId name = 0; name < totals_.size(); ++name)
    if (totals_[name] != 0) found_.push_back({totals_[name], name});
}

void FacetCounter::count_locals(schema::Facet facet, std::size_t segment,
                                std::span<const store::DocId> matches) {
  const auto names = generation_.names().canonical_of_locals(facet, segment);
  const store::FacetColumn& column = generation_.segment(segment).columns().facet(facet);
  local_counts_.assign(names.size() + 2, 0);
  switch (column.width()) {
    case 1:
      count_column<std::uint8_t>(column, matches, local_counts_);
      break;
    case 2:
      count_column<std::uint16_t>(column, matches, local_counts_);
      break;
    default:
      count_column<std::uint32_t>(column, matches, local_counts_);
  }
  for (std::size_t local = 0; local < names.size(); ++local)
    if (names[local] < totals_.size()) totals_[names[local]] += local_counts_[local + 1];
}

void FacetCounter::count_names(schema::Facet facet, std::size_t segment,
                               std::span<const store::DocId> matches) {
  const auto names = generation_.names().canonical_of_locals(facet, segment);
  last_counted_.assign(totals_.size(), 0);
  for (const store::DocId docid : matches)
    generation_.segment(segment).columns().facet(facet).for_each(docid, [&](std::uint32_t local) {
      const store::NameId name = local < names.size() ? names[local] : store::kNoName;
      if (name >= totals_.size() || last_counted_[name] == docid) return;
      last_counted_[name] = docid;
      ++totals_[name];
    });
}

bool FacetCounter::is_injective(schema::Facet facet, std::size_t segment) {
  Injective& known = injective_[segment][static_cast<std::size_t>(facet)];
  if (known == Injective::unknown) {
    const auto names = generation_.names().canonical_of_locals(facet, segment);
    std::vector<bool> seen(generation_.names().count(facet));
    known = Injective::yes;
    for (const store::NameId name : names) {
      if (name >= seen.size()) continue;
      if (seen[name]) known = Injective::no;
      seen[name] = true;
    }
  }
  return known == Injective::yes;
}

}  // namespace dateline::search
