// A set of articles of one segment, or of a range of them, made once and then asked or walked: what unions
// and intersections of posting lists become.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "search/docid_range.h"
#include "store/docid.h"
#include "store/hot_postings.h"

namespace dateline::search {

class DocSet {
 public:
  explicit DocSet(std::uint32_t articles) : DocSet(articles, {}) {}
  /// Of those of the articles that are in the range, which begins and ends at multiples of kRangeUnit or
  /// where the articles do. All members are, and whatever is inserted has to be.
  DocSet(std::uint32_t articles, DocRange range)
      : first_(std::max<store::DocId>(range.first, 1)),
        last_(std::min(range.end - 1, articles)),
        base_(first_ / 64),
        words_(last_ / 64 + 1 - base_) {}

  void insert(store::DocId docid) { words_[docid / 64 - base_] |= std::uint64_t{1} << docid % 64; }
  bool contains(store::DocId docid) const { return (words_[docid / 64 - base_] >> docid % 64 & 1U) != 0; }
  /// What could be a member: from first() to last(), which is before it when nothing could.
  store::DocId first() const { return first_; }
  store::DocId last() const { return last_; }
  bool covers(store::DocId docid) const { return docid >= first_ && docid <= last_; }
  /// Of any docid.
  bool holds(store::DocId docid) const { return covers(docid) && contains(docid); }
  void erase(store::DocId docid) {
    if (covers(docid)) words_[docid / 64 - base_] &= ~(std::uint64_t{1} << docid % 64);
  }
  /// The first member at or after `docid`; kNoMoreDocs when there is none.
  store::DocId at_or_after(store::DocId docid) const {
    docid = std::max(docid, first_);
    std::size_t index = docid / 64 - base_;
    if (index >= words_.size()) return kNoMoreDocs;
    std::uint64_t word = words_[index] >> docid % 64 << docid % 64;
    while (word == 0) {
      if (++index == words_.size()) return kNoMoreDocs;
      word = words_[index];
    }
    return docid_of(index, word);
  }
  /// Counts them.
  std::uint32_t size() const {
    std::uint32_t size = 0;
    for (const std::uint64_t word : words_) size += store::count_bits(word);
    return size;
  }
  /// Every article of the range.
  void insert_every() {
    std::ranges::fill(words_, ~std::uint64_t{0});
    trim();
  }
  /// The members of a set of the same range too; only those; not those.
  void insert_all(const DocSet& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
  }
  void keep_all(const DocSet& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= others.words_[i];
  }
  void erase_all(const DocSet& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~others.words_[i];
  }
  /// What a bitmap of all the articles has in the range; only that. Bit d % 64 of word d / 64 stands for d;
  /// what is no docid stays out.
  void insert_bitmap(std::span<const std::uint64_t> bitmap) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= bitmap[base_ + i];
    trim();
  }
  void keep_bitmap(std::span<const std::uint64_t> bitmap) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= bitmap[base_ + i];
  }
  /// Calls use(docid) for every member, ascending.
  template <class Use>
  void for_each(Use&& use) const {
    for (std::size_t index = 0; index < words_.size(); ++index)
      for (std::uint64_t word = words_[index]; word != 0; word &= word - 1) use(docid_of(index, word));
  }
  /// Leaves those of which keep(docid) says so.
  template <class Keep>
  void keep_if(Keep&& keep) {
    for (std::size_t index = 0; index < words_.size(); ++index)
      for (std::uint64_t word = words_[index]; word != 0; word &= word - 1)
        if (!keep(docid_of(index, word))) words_[index] &= ~(word & (~word + 1));
  }

 private:
  /// The lowest bit of a word.
  store::DocId docid_of(std::size_t index, std::uint64_t word) const {
    return static_cast<store::DocId>((base_ + index) * 64 + static_cast<unsigned>(__builtin_ctzll(word)));
  }
  void trim() {
    words_.front() &= ~std::uint64_t{0} << first_ % 64;
    words_.back() &= ~std::uint64_t{0} >> (63 - last_ % 64);
  }
  store::DocId first_;
  store::DocId last_;
  std::size_t base_;                  // word of first_
  std::vector<std::uint64_t> words_;  // bit d % 64 of word d / 64 - base_
};

/// Goes over a set some members ahead of a walk, to ask memory for what the walk will need.
class LookAhead {
 public:
  /// The walk has come to `docid`, a member, from one before it.
  template <class Use>
  void step(const DocSet& set, store::DocId docid, Use&& use) {
    if (next_ <= docid) {
      next_ = docid;
      for (unsigned i = 0; i < kMembers && next_ != kNoMoreDocs; ++i) advance(set, use);
    } else if (next_ != kNoMoreDocs) {
      advance(set, use);
    }
  }

 private:
  static constexpr unsigned kMembers = 8;
  template <class Use>
  void advance(const DocSet& set, Use&& use) {
    next_ = set.at_or_after(next_ + 1);
    if (next_ != kNoMoreDocs) use(next_);
  }
  store::DocId next_ = 0;
};

}  // namespace dateline::search
