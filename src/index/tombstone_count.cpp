// What articles that are gone take from the statistics of their segment.
#include "index/tombstone_count.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

namespace dateline::index {
namespace {

using store::Decrement;

/// Articles by number of what they hold.
class HolderCount {
 public:
  explicit HolderCount(std::uint32_t numbers) : articles_(numbers) {}
  /// Counts one article; clears `numbers`, which may hold repetitions.
  void add(std::vector<std::uint32_t>& numbers) {
    std::ranges::sort(numbers);
    const auto end = std::unique(numbers.begin(), numbers.end());
    for (auto number = numbers.begin(); number != end; ++number)
      if (*number < articles_.size()) ++articles_[*number];
    numbers.clear();
  }
  std::vector<Decrement> decrements() const {
    std::vector<Decrement> out;
    for (std::uint32_t number = 0; number < articles_.size(); ++number)
      if (articles_[number] > 0) out.push_back({number, articles_[number]});
    return out;
  }

 private:
  std::vector<std::uint32_t> articles_;
};

void count_words(const store::Segment& segment, std::span<const store::DocId> dead,
                 store::TombstoneTable& table) {
  HolderCount forms(segment.forms().form_count());
  HolderCount stems(segment.forms().stem_count());
  std::vector<store::FormId> words;
  std::vector<store::StemId> stems_of_words;
  for (const store::DocId docid : dead) {
    segment.tokens().forms(docid, words);
    for (const store::FormId form : words) stems_of_words.push_back(segment.forms().stem_of(form));
    forms.add(words);
    stems.add(stems_of_words);
  }
  table.forms = forms.decrements();
  table.stems = stems.decrements();
}

void count_names(const store::Segment& segment, std::span<const store::DocId> dead, schema::Facet facet,
                 std::vector<Decrement>& decrements) {
  HolderCount names(segment.names().count(facet));
  std::vector<std::uint32_t> values;
  for (const store::DocId docid : dead) {
    segment.columns().facet(facet).for_each(docid, [&](std::uint32_t local) { values.push_back(local); });
    names.add(values);
  }
  decrements = names.decrements();
}

std::vector<Decrement> sum(std::span<const Decrement> a, std::span<const Decrement> b) {
  std::vector<Decrement> out;
  out.reserve(a.size() + b.size());
  std::ranges::merge(a, b, std::back_inserter(out), {}, &Decrement::number, &Decrement::number);
  std::size_t kept = 0;
  for (const Decrement& each : out) {
    if (kept > 0 && out[kept - 1].number == each.number)
      out[kept - 1].articles += each.articles;
    else
      out[kept++] = each;
  }
  out.resize(kept);
  return out;
}

}  // namespace

store::TombstoneTable count_tombstones(const store::Segment& segment, std::span<const store::DocId> dead) {
  store::TombstoneTable table;
  table.dead.assign(dead.begin(), dead.end());
  count_words(segment, dead, table);
  for (const schema::FacetInfo& facet : schema::kFacets)
    count_names(segment, dead, facet.facet, table.names[static_cast<std::size_t>(facet.facet)]);
  return table;
}

store::TombstoneTable join_tombstones(const store::Segment& segment,
                                      std::span<const store::DocId> newly_dead) {
  const store::Tombstones& before = segment.tombstones();
  store::TombstoneTable table = count_tombstones(segment, newly_dead);
  std::vector<store::DocId> dead;
  std::ranges::merge(before.dead(), newly_dead, std::back_inserter(dead));
  table.dead = std::move(dead);
  table.stems = sum(before.stems(), table.stems);
  table.forms = sum(before.forms(), table.forms);
  for (const schema::FacetInfo& facet : schema::kFacets) {
    auto& names = table.names[static_cast<std::size_t>(facet.facet)];
    names = sum(before.names(facet.facet), names);
  }
  return table;
}

}  // namespace dateline::index
