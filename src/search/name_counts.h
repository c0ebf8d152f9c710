// How many of the matches have each canonical name of a facet.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "store/generation.h"

namespace dateline::search {

/// Of all segments.
std::size_t count_matches(std::span<const std::vector<store::DocId>> matches);

/// An article counts once for each canonical name, however many of its local names stand under it. Exact.
/// Keeps its memory from count to count; one per thread. The generation must outlive it.
class NameCounts {
 public:
  explicit NameCounts(const store::Generation& generation) : generation_(generation) {}

  /// `matches`: docids by segment, ascending, each once.
  void count(schema::Facet facet, std::span<const std::vector<store::DocId>> matches);

  /// How many names the matches have.
  std::uint64_t distinct() const;
  /// Calls use(name, count) for the names that matches of the last count() have, ascending, and perhaps for
  /// others with 0: to ask of each whether it is one is more work where about half of them are.
  template <class Use>
  void for_each(Use&& use) const {
    if (!sparse_) {
      for (store::NameId name = 0; name < names_; ++name) use(name, totals_[name]);
      return;
    }
    for (std::size_t word = 0; word < touched_.size(); ++word)
      for (std::uint64_t bits = touched_[word]; bits != 0; bits &= bits - 1) {
        const auto name =
            static_cast<store::NameId>(word * 64 + static_cast<unsigned>(std::countr_zero(bits)));
        use(name, totals_[name]);
      }
  }

 private:
  /// One more article has the name. Numbers that no name has are those of a damaged file.
  void add(store::NameId name) {
    if (name >= names_) return;
    ++totals_[name];
    touched_[name / 64] |= std::uint64_t{1} << name % 64;
  }
  void forget();
  void count_canonical(std::size_t segment, std::span<const store::DocId> matches);
  void count_locals(std::size_t segment, std::span<const store::DocId> matches);
  void correct(std::size_t segment, std::span<const store::DocId> matches);

  const store::Generation& generation_;
  schema::Facet facet_ = schema::Facet::person;
  std::uint32_t names_ = 0;                  // of the facet
  bool sparse_ = false;                      // few names are counted, and all of them touched
  std::vector<std::uint32_t> totals_;        // by canonical name; of the greatest facet so far
  std::vector<std::uint64_t> touched_;       // bit n % 64 of word n / 64
  std::vector<std::uint32_t> local_counts_;  // by local name, plus one
};

}  // namespace dateline::search
