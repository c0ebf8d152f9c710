// How many of the matches have each value of a facet.
#include "search/facet_counts.h"

#include <algorithm>
#include <string>

#include "search/significance.h"
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

/// Calls use(first, last) for each run of docids without a gap.
template <class Use>
void for_each_run(std::span<const store::DocId> docids, Use&& use) {
  for (std::size_t i = 0; i < docids.size();) {
    const store::DocId first = docids[i];
    store::DocId last = first;
    while (++i < docids.size() && docids[i] == last + 1) ++last;
    use(first, last);
  }
}

/// The same for the articles 1 to `articles` that are not among the docids.
template <class Use>
void for_each_gap(std::span<const store::DocId> docids, std::uint32_t articles, Use&& use) {
  store::DocId next = 1;
  for (const store::DocId docid : docids) {
    if (docid > next) use(next, docid - 1);
    next = docid + 1;
  }
  if (next <= articles) use(next, articles);
}

template <class Local>
Local load_local(const char* values, std::size_t index) {
  Local local;
  __builtin_memcpy(&local, values + index * sizeof local, sizeof local);
  return local;
}

/// The values at 0 are those of articles that have none.
template <class Local>
void count_single(const char* values, store::DocId first, store::DocId last,
                  std::span<std::uint32_t> counts) {
  const auto behind = static_cast<std::uint32_t>(counts.size() - 1);
  for (std::size_t i = first - 1; i < last; ++i)
    ++counts[std::min<std::uint32_t>(load_local<Local>(values, i), behind)];
}

/// Counted one behind, as those of single columns are.
template <class Local>
void count_lists(const store::FacetColumn& column, store::DocId first, store::DocId last,
                 std::span<std::uint32_t> counts) {
  const char* values = column.raw_values().data();
  const auto behind = static_cast<std::uint32_t>(counts.size() - 1);
  const std::size_t end = std::min<std::size_t>(column.offsets()[last], column.value_count());
  for (std::size_t i = column.offsets()[first - 1]; i < end; ++i)
    ++counts[std::min<std::uint32_t>(load_local<Local>(values, i), behind - 1) + 1];
}

template <class Local>
void count_run(const store::FacetColumn& column, store::DocId first, store::DocId last,
               std::span<std::uint32_t> counts) {
  if (column.single()) return count_single<Local>(column.raw_values().data(), first, last, counts);
  count_lists<Local>(column, first, last, counts);
}

/// Of fewer than one in so many articles each is a wait for memory of its own.
constexpr std::size_t kFarApart = 8;
constexpr std::size_t kAhead = 16;

/// Asks memory for what will be read of the articles that come after docids[at].
void prefetch_behind(const store::FacetColumn& column, std::span<const store::DocId> docids, std::size_t at) {
  if (at + 2 * kAhead < docids.size()) column.prefetch_place(docids[at + 2 * kAhead]);
  if (at + kAhead < docids.size()) column.prefetch_values(docids[at + kAhead]);
}

template <class Local>
void count_far_apart(const store::FacetColumn& column, std::span<const store::DocId> matches,
                     std::span<std::uint32_t> counts) {
  for (std::size_t i = 0; i < matches.size(); ++i) {
    prefetch_behind(column, matches, i);
    count_run<Local>(column, matches[i], matches[i], counts);
  }
}

/// Of the matches, or of the other articles of the segment.
template <class Local>
void count_column(const store::FacetColumn& column, std::span<const store::DocId> matches,
                  std::uint32_t articles, bool others, std::span<std::uint32_t> counts) {
  const auto use = [&](store::DocId first, store::DocId last) {
    count_run<Local>(column, first, last, counts);
  };
  if (matches.size() * kFarApart < articles) {
    count_far_apart<Local>(column, matches, counts);
  } else if (others) {
    for_each_gap(matches, articles, use);
  } else {
    for_each_run(matches, use);
  }
}

/// Index of the first article from `from` on that is not before `docid`; steps that double, so that short
/// ways are short.
std::size_t first_at_least(std::span<const store::DocId> articles, std::size_t from, store::DocId docid) {
  std::size_t step = 1;
  std::size_t end = from;
  while (end < articles.size() && articles[end] < docid) {
    from = end + 1;
    end += step;
    step *= 2;
  }
  const auto begin = articles.begin();
  const auto last = begin + static_cast<std::ptrdiff_t>(std::min(end, articles.size()));
  return static_cast<std::size_t>(
      std::lower_bound(begin + static_cast<std::ptrdiff_t>(std::min(from, articles.size())), last, docid) -
      begin);
}

std::vector<std::vector<store::DocId>> live_articles(const store::Generation& generation) {
  std::vector<std::vector<store::DocId>> live(generation.segment_count());
  for (std::size_t i = 0; i < live.size(); ++i) {
    const store::Segment& segment = generation.segment(i);
    for (store::DocId docid = 1; docid <= segment.article_count(); ++docid)
      if (!segment.tombstones().is_dead(docid)) live[i].push_back(docid);
  }
  return live;
}

/// Calls use(name) for the pairs of articles that match.
template <class Use>
void for_each_match(const store::ArticleNamePairs& pairs, std::span<const store::DocId> matches, Use&& use) {
  std::size_t match = 0;
  for (std::size_t i = 0; i < pairs.size() && match < matches.size();) {
    match = first_at_least(matches, match, pairs.articles[i]);
    if (match == matches.size()) return;
    if (matches[match] == pairs.articles[i])
      use(pairs.names[i++]);
    else
      i = first_at_least(pairs.articles, i, matches[match]);
  }
}

}  // namespace

FacetAnswer FacetCounter::count(const FacetChoice& choice, std::span<const std::vector<store::DocId>> matches,
                                FacetOrder order) {
  if (!choice.facet) return count_years(choice, matches, order);
  found_.clear();
  if (count_matches(matches) * kNamesPerMatch < generation_.names().count(*choice.facet)) {
    count_few(*choice.facet, matches);
  } else {
    count_many(*choice.facet, matches);
  }
  FacetAnswer answer;
  answer.name = name_of(choice);
  answer.distinct = found_.size();
  answer.significant = order == FacetOrder::significant;
  if (answer.significant) score_names(*choice.facet, count_matches(matches));
  const auto kept =
      found_.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(choice.most, found_.size()));
  std::partial_sort(found_.begin(), kept, found_.end(), [](const NameCount& a, const NameCount& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.count != b.count ? a.count > b.count : a.name < b.name;  // names are numbered bytewise
  });
  const store::CanonicalNames& names = generation_.names();
  for (auto value = found_.begin(); value != kept; ++value)
    names.prefetch_display_place(*choice.facet, value->name);
  for (auto value = found_.begin(); value != kept; ++value)
    names.prefetch_display(*choice.facet, value->name);
  answer.counts.reserve(static_cast<std::size_t>(kept - found_.begin()));
  for (auto value = found_.begin(); value != kept; ++value)
    answer.counts.push_back({std::string(names.display(*choice.facet, value->name)), value->count,
                             answer.significant ? frequencies_.live(*choice.facet, value->name) : 0,
                             value->score});
  return answer;
}

/// Leaves the names that the matches have more often than the other articles.
void FacetCounter::score_names(schema::Facet facet, std::uint64_t matches) {
  const std::uint64_t archive = generation_.manifest().totals.articles;
  for (NameCount& found : found_)
    found.score = significance({found.count, matches}, {frequencies_.live(facet, found.name), archive});
  std::erase_if(found_, [](const NameCount& found) { return found.score <= 0; });
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

/// Sorts the names of all matches and counts runs.
void FacetCounter::count_few(schema::Facet facet, std::span<const std::vector<store::DocId>> matches) {
  names_.clear();
  const store::CanonicalNames& names = generation_.names();
  const auto keep = [&](store::NameId name) {
    if (name < names.count(facet)) names_.push_back(name);
  };
  for (std::size_t segment = 0; segment < matches.size(); ++segment) {
    const store::FacetColumn& column = generation_.segment(segment).columns().facet(facet);
    const store::ArticleNamePairs joined = names.joined(facet, segment);
    std::size_t next_joined = 0;
    for (std::size_t i = 0; i < matches[segment].size(); ++i) {
      prefetch_behind(column, matches[segment], i);
      const store::DocId docid = matches[segment][i];
      const auto first = static_cast<std::ptrdiff_t>(names_.size());
      column.for_each(docid, [&](std::uint32_t local) { keep(names.canonical(facet, segment, local)); });
      next_joined = first_at_least(joined.articles, next_joined, docid);
      for (; next_joined < joined.size() && joined.articles[next_joined] == docid; ++next_joined)
        keep(joined.names[next_joined]);
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
    if (matches[segment].empty()) continue;
    if (!generation_.segment(segment).columns().facet(facet).empty())
      count_locals(facet, segment, matches[segment]);
    correct(facet, segment, matches[segment]);
  }
  for (store::NameId name = 0; name < totals_.size(); ++name)
    if (totals_[name] != 0) found_.push_back({totals_[name], name});
}

void FacetCounter::count_locals(schema::Facet facet, std::size_t segment,
                                std::span<const store::DocId> matches) {
  const auto names = generation_.names().canonical_of_locals(facet, segment);
  const store::FacetColumn& column = generation_.segment(segment).columns().facet(facet);
  const std::uint32_t articles = generation_.segment(segment).article_count();
  // Of most articles of a segment it is less work to count the others, and to take them from all.
  const bool others = matches.size() > articles / 2;
  local_counts_.assign(names.size() + 2, 0);
  switch (column.width()) {
    case 1:
      count_column<std::uint8_t>(column, matches, articles, others, local_counts_);
      break;
    case 2:
      count_column<std::uint16_t>(column, matches, articles, others, local_counts_);
      break;
    default:
      count_column<std::uint32_t>(column, matches, articles, others, local_counts_);
  }
  const store::LocalNames& local_names = generation_.segment(segment).names();
  for (std::uint32_t local = 0; local < names.size(); ++local) {
    const std::uint32_t counted = local_counts_[local + 1];
    if (names[local] >= totals_.size()) continue;
    totals_[names[local]] += others ? local_names.document_frequency(facet, local) - counted : counted;
  }
}

/// Matches that have a name by local names of other facets alone, and those that were counted twice for one.
void FacetCounter::correct(schema::Facet facet, std::size_t segment, std::span<const store::DocId> matches) {
  const store::CanonicalNames& names = generation_.names();
  const auto joined = names.joined(facet, segment);
  const auto repeated = names.repeated(facet, segment);
  for_each_match(joined, matches, [&](store::NameId name) {
    if (name < totals_.size()) ++totals_[name];
  });
  for_each_match(repeated, matches, [&](store::NameId name) {
    if (name < totals_.size() && totals_[name] > 0) --totals_[name];
  });
}

}  // namespace dateline::search
