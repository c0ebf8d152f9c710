// How many live articles hold a term.
#include "search/term_statistics.h"

#include <algorithm>

#include "search/doc_set.h"
#include "search/posting_reader.h"
#include "store/glass_list.h"

namespace dateline::search {
namespace {

/// Dead articles of the segment that hold the stem.
std::uint32_t dead_with(const store::Segment& segment, const std::string& stem) {
  if (segment.tombstones().empty()) return 0;
  const auto number = segment.forms().find_stem(stem);
  return number ? segment.tombstones().dead_with_stem(*number) : 0;
}

/// Of hot terms from their own table, which is small.
std::uint32_t postings_in(const store::Segment& segment, const std::string& term) {
  if (const auto hot = segment.hot().find(term)) return hot->postings();
  return store::glass_frequency(segment.lists(), term);
}

constexpr std::size_t kMostRemembered = 100'000;  // terms; some 100 bytes each

}  // namespace

const TermFrequency& TermStatistics::frequency(const std::string& term) {
  const auto [entry, added] = terms_.try_emplace(term);
  if (!added) return entry->second;
  TermFrequency& frequency = entry->second;
  frequency.by_segment.reserve(generation_->segment_count());
  for (std::size_t i = 0; i < generation_->segment_count(); ++i) {
    const store::Segment& segment = generation_->segment(i);
    const std::uint32_t postings = postings_in(segment, term);
    frequency.by_segment.push_back(postings);
    frequency.live += postings - std::min(postings, dead_with(segment, term));
  }
  return frequency;
}

std::uint64_t TermStatistics::union_frequency(const std::vector<std::string>& terms) {
  if (terms.size() == 1) return frequency(terms.front()).live;
  std::string key;
  for (const std::string& term : terms) key += std::to_string(term.size()) + ':' + term;
  const auto [entry, added] = unions_.try_emplace(key, 0);
  if (added) entry->second = count_union(terms);
  return entry->second;
}

std::uint64_t TermStatistics::count_union(const std::vector<std::string>& terms) const {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < generation_->segment_count(); ++i) {
    const store::Segment& segment = generation_->segment(i);
    DocSet holders(segment.article_count());
    PostingUnion postings(segment);
    for (const std::string& term : terms) postings.insert(term, holders);
    count += holders.size();
    for (const store::DocId docid : segment.tombstones().dead()) count -= holders.contains(docid) ? 1 : 0;
  }
  return count;
}

void TermStatistics::forget_excess() {
  if (terms_.size() > kMostRemembered) terms_.clear();
  if (unions_.size() > kMostRemembered) unions_.clear();
}

}  // namespace dateline::search
