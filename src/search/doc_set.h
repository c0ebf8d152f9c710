// A set of articles of one segment, made once and then asked or walked: what unions of many posting lists
// become.
#pragma once

#include <cstdint>
#include <vector>

#include "store/docid.h"

namespace dateline::search {

/// Behind every docid: the end of a walk.
inline constexpr store::DocId kNoMoreDocs = UINT32_MAX;

class DocSet {
 public:
  explicit DocSet(std::uint32_t articles) : words_(articles / 64 + 1) {}

  void insert(store::DocId docid) {
    std::uint64_t& word = words_[docid / 64];
    const std::uint64_t bit = std::uint64_t{1} << docid % 64;
    size_ += (word & bit) == 0 ? 1 : 0;
    word |= bit;
  }
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
  std::uint32_t size() const { return size_; }

 private:
  std::vector<std::uint64_t> words_;  // bit d % 64 of word d / 64
  std::uint32_t size_ = 0;
};

}  // namespace dateline::search
