// How many of the matches have each canonical name of a facet.
#include "search/name_counts.h"

#include <algorithm>
#include <array>

namespace dateline::search {
namespace {

/// With fewer matches than this part of the names, going from each value to its canonical name beats a table
/// of all local names.
constexpr std::size_t kNamesPerMatch = 4;

// What is read here may be damaged, which is told only when the answer is complete: whatever a value is, it
// must not be counted outside of `counts`. Its last entry takes what no name has.

/// Calls use(index) for the last docid of each run of docids without a gap. Ends of short runs cannot be
/// foreseen: they are noted without a branch first.
template <class Use>
void for_each_end(std::span<const store::DocId> docids, Use&& use) {
  constexpr std::size_t kAtOnce = 64;
  std::array<std::uint32_t, kAtOnce> ends;
  for (std::size_t begin = 0; begin + 1 < docids.size(); begin += kAtOnce) {
    const auto steps = static_cast<std::uint32_t>(std::min(kAtOnce, docids.size() - 1 - begin));
    const store::DocId* block = docids.data() + begin;
    if (block[steps] - block[0] == steps) continue;
    std::size_t found = 0;
    for (std::uint32_t i = 0; i < steps; ++i) {
      ends[found] = i;
      found += block[i + 1] != block[i] + 1 ? 1 : 0;
    }
    for (std::size_t i = 0; i < found; ++i) use(begin + ends[i]);
  }
  if (!docids.empty()) use(docids.size() - 1);
}

/// Calls use(first, last) for each run of docids without a gap.
template <class Use>
void for_each_run(std::span<const store::DocId> docids, Use&& use) {
  std::size_t first = 0;
  for_each_end(docids, [&](std::size_t last) {
    use(docids[first], docids[last]);
    first = last + 1;
  });
}

/// The same for the articles 1 to `articles` that are not among the docids, of which there are some.
template <class Use>
void for_each_gap(std::span<const store::DocId> docids, std::uint32_t articles, Use&& use) {
  if (docids.front() > 1) use(1, docids.front() - 1);
  for_each_end(docids, [&](std::size_t last) {
    const store::DocId next = last + 1 < docids.size() ? docids[last + 1] : articles + 1;
    if (next > docids[last] + 1) use(docids[last] + 1, next - 1);
  });
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

/// Adds the counts of local names to those of the canonical names that they stand under.
void add_counts(std::span<const std::uint32_t> counts, std::span<const store::NameId> names,
                std::span<std::uint32_t> totals) {
  for (std::size_t local = 0; local < names.size(); ++local)
    if (names[local] < totals.size()) totals[names[local]] += counts[local];
}

/// The same of the articles that `counts` leaves over.
void add_remainders(const store::LocalNames& locals, schema::Facet facet,
                    std::span<const std::uint32_t> counts, std::span<const store::NameId> names,
                    std::span<std::uint32_t> totals) {
  for (std::uint32_t local = 0; local < names.size(); ++local)
    if (names[local] < totals.size())
      totals[names[local]] += locals.document_frequency(facet, local) - counts[local];
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

std::size_t count_matches(std::span<const std::vector<store::DocId>> matches) {
  std::size_t count = 0;
  for (const auto& of_segment : matches) count += of_segment.size();
  return count;
}

void NameCounts::count(schema::Facet facet, std::span<const std::vector<store::DocId>> matches) {
  forget();
  const std::uint32_t names = generation_.names().count(facet);
  if (totals_.size() < names) totals_.resize(names);
  touched_.assign(names / 64 + 1, 0);
  facet_ = facet;
  names_ = names;
  sparse_ = count_matches(matches) * kNamesPerMatch < names;
  for (std::size_t segment = 0; segment < matches.size(); ++segment) {
    if (matches[segment].empty()) continue;
    if (!generation_.segment(segment).columns().facet(facet).empty()) {
      if (sparse_)
        count_canonical(segment, matches[segment]);
      else
        count_locals(segment, matches[segment]);
    }
    correct(segment, matches[segment]);
  }
}

std::uint64_t NameCounts::distinct() const {
  if (!sparse_)
    return names_ - static_cast<std::uint64_t>(std::count(totals_.data(), totals_.data() + names_, 0U));
  std::uint64_t found = 0;
  for_each([&](store::NameId, std::uint32_t count) { found += count > 0 ? 1 : 0; });
  return found;
}

/// Sets the totals back to 0.
void NameCounts::forget() {
  if (sparse_)
    for_each([&](store::NameId name, std::uint32_t) { totals_[name] = 0; });
  else
    std::fill_n(totals_.begin(), names_, 0);
}

/// Of articles far apart.
void NameCounts::count_canonical(std::size_t segment, std::span<const store::DocId> matches) {
  const store::FacetColumn& column = generation_.segment(segment).columns().facet(facet_);
  const auto names = generation_.names().canonical_of_locals(facet_, segment);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    prefetch_behind(column, matches, i);
    column.for_each(matches[i], [&](std::uint32_t local) {
      if (local < names.size()) add(names[local]);
    });
  }
}

void NameCounts::count_locals(std::size_t segment, std::span<const store::DocId> matches) {
  const auto names = generation_.names().canonical_of_locals(facet_, segment);
  const store::FacetColumn& column = generation_.segment(segment).columns().facet(facet_);
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
  const std::span<std::uint32_t> totals(totals_.data(), names_);
  const std::span<const std::uint32_t> counted(local_counts_.data() + 1, names.size());
  if (others)
    add_remainders(generation_.segment(segment).names(), facet_, counted, names, totals);
  else
    add_counts(counted, names, totals);
}

/// Matches that have a name by local names of other facets alone, and those that were counted twice for one.
void NameCounts::correct(std::size_t segment, std::span<const store::DocId> matches) {
  const store::CanonicalNames& names = generation_.names();
  const auto joined = names.joined(facet_, segment);
  const auto repeated = names.repeated(facet_, segment);
  for_each_match(joined, matches, [&](store::NameId name) { add(name); });
  for_each_match(repeated, matches, [&](store::NameId name) {
    if (name < names_ && totals_[name] > 0) --totals_[name];
  });
}

}  // namespace dateline::search
