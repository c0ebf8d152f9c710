// A set of articles of one segment, made once and then asked or walked: what unions and intersections of
// posting lists become.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "store/docid.h"
#include "store/hot_postings.h"

namespace dateline::search {

/// Behind every docid: the end of a walk.
inline constexpr store::DocId kNoMoreDocs = UINT32_MAX;

class DocSet {
 public:
  explicit DocSet(std::uint32_t articles) : articles_(articles), words_(store::bitmap_words(articles)) {}

  void insert(store::DocId docid) { words_[docid / 64] |= std::uint64_t{1} << docid % 64; }
  void erase(store::DocId docid) { words_[docid / 64] &= ~(std::uint64_t{1} << docid % 64); }
  bool contains(store::DocId docid) const { return (words_[docid / 64] >> docid % 64 & 1U) != 0; }
  /// The first member at or after `docid`; kNoMoreDocs when there is none.
  store::DocId at_or_after(store::DocId docid) const {
    std::size_t index = docid / 64;
    if (index >= words_.size()) return kNoMoreDocs;
    std::uint64_t word = words_[index] >> docid % 64 << docid % 64;
    while (word == 0) {
      if (++index == words_.size()) return kNoMoreDocs;
      word = words_[index];
    }
    return static_cast<store::DocId>(index * 64 + static_cast<unsigned>(__builtin_ctzll(word)));
  }
  /// Counts them.
  std::uint32_t size() const {
    std::uint32_t size = 0;
    for (const std::uint64_t word : words_) size += store::count_bits(word);
    return size;
  }
  /// Every article. As all that follow: bit d % 64 of word d / 64 stands for d.
  void insert_every() {
    std::ranges::fill(words_, ~std::uint64_t{0});
    trim();
  }
  /// The other set's members too; only those; not those. Of as many articles; what is no docid stays out.
  void insert_all(std::span<const std::uint64_t> words) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= words[i];
    trim();
  }
  void keep_all(std::span<const std::uint64_t> words) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= words[i];
  }
  void erase_all(std::span<const std::uint64_t> words) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~words[i];
  }
  std::span<const std::uint64_t> words() const { return words_; }
  std::uint32_t article_count() const { return articles_; }
  /// Calls use(docid) for every member, ascending.
  template <class Use>
  void for_each(Use&& use) const {
    for (std::size_t index = 0; index < words_.size(); ++index)
      for (std::uint64_t word = words_[index]; word != 0; word &= word - 1)
        use(static_cast<store::DocId>(index * 64 + static_cast<unsigned>(__builtin_ctzll(word))));
  }
  /// Leaves those of which keep(docid) says so.
  template <class Keep>
  void keep_if(Keep&& keep) {
    for (std::size_t index = 0; index < words_.size(); ++index)
      for (std::uint64_t word = words_[index]; word != 0; word &= word - 1)
        if (!keep(static_cast<store::DocId>(index * 64 + static_cast<unsigned>(__builtin_ctzll(word)))))
          words_[index] &= ~(word & (~word + 1));
  }

 private:
  void trim() {
    words_.front() &= ~std::uint64_t{1};
    words_.back() &= ~std::uint64_t{0} >> (63 - articles_ % 64);
  }
  std::uint32_t articles_;
  std::vector<std::uint64_t> words_;  // bit d % 64 of word d / 64
};

}  // namespace dateline::search
