// Copies of the postings of frequent stems in blocks of 128: what is asked of them is found without reading
// the blocks before, and most blocks are passed over by what their articles can weigh at most.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "error/result.h"
#include "store/bit_packing.h"
#include "store/docid.h"
#include "store/hot_counts.h"
#include "store/section_file.h"
#include "store/string_table.h"

namespace dateline::store {

/// A pair that bounds what articles weigh: none of them has a greater count together with a smaller length.
/// As on disk.
struct CountAndLength {
  std::uint16_t count = 0;  // title words count HotPostings::title_weight() times; kManyCounts: or more often
  std::uint16_t length = 0;  // words counted alike; UINT16_MAX: or longer
  friend bool operator==(const CountAndLength&, const CountAndLength&) = default;
};
inline constexpr std::uint16_t kManyCounts = UINT16_MAX;
inline constexpr std::size_t kMostBounds = 12;  // pairs of a block

/// As on disk.
struct HotBlock {
  std::uint8_t gap_bits = 0;
  std::uint8_t count_bits = 0;
  std::uint8_t exceptions = 0;  // counts that have no code of `count_bits`
  std::uint8_t bounds = 0;  // pairs: each posting has no greater count and no smaller length than one of them
};

/// As on disk.
struct HotListRecord {
  std::uint32_t postings = 0;
  std::uint32_t first_block = 0;
  std::uint32_t first_bound = 0;
  std::uint32_t bitmap = 0;  // number of its bitmap plus 1; 0: none, docids are gaps in the blocks
};

inline constexpr std::uint32_t kHotBlock = kPackedTogether;  // postings
inline constexpr std::uint32_t kWordsPerRank = 8;            // of a bitmap

class HotPostings;

/// The postings of one stem. What is damaged is never read as more than damaged postings: docids are
/// ascending and those of articles, whatever the file says. Must not outlive its HotPostings.
class HotList {
 public:
  HotList() = default;
  std::uint32_t postings() const { return postings_; }
  std::uint32_t article_count() const { return articles_; }
  /// As HotPostings::title_weight().
  std::uint32_t title_weight() const { return title_weight_; }
  std::uint32_t block_count() const { return static_cast<std::uint32_t>(last_.size()); }
  bool has_bitmap() const { return !bitmap_.empty(); }
  /// Bit d % 64 of word d / 64 for docid d; bits that are no docid's may be set.
  std::span<const std::uint64_t> bitmap() const { return bitmap_; }
  std::span<const HotBlock> blocks() const { return blocks_; }
  /// The pairs of all blocks in a row: those of block 0, those of block 1... Fewer when they are damaged.
  std::span<const CountAndLength> bounds() const { return bounds_; }
  /// The last docid of a block.
  DocId last(std::uint32_t block) const { return last_[block]; }
  /// The first block from `from` on whose last docid is not before `target`; block_count() when there is
  /// none.
  std::uint32_t find_block(DocId target, std::uint32_t from) const;
  std::uint32_t size_of(std::uint32_t block) const {
    return block + 1 < block_count() ? kHotBlock : postings_ - (block_count() - 1) * kHotBlock;
  }
  /// The docids of a block, ascending; returns how many: 0 when the block is damaged. Room for kHotBlock.
  std::uint32_t read_docids(std::uint32_t block, DocId* docids) const;
  /// The packed counts (schema::pack()) of posting `index` of a block.
  std::uint32_t packed(std::uint32_t block, std::uint32_t index) const;
  /// Those of all postings of a block at once: packed(block, 0) and so on. Room for kHotBlock.
  void read_packed(std::uint32_t block, std::uint32_t* packed) const;
  /// With a bitmap: is it one of the docids? How many are before it?
  bool holds(DocId docid) const { return (bitmap_[docid / 64] >> docid % 64 & 1U) != 0; }
  std::uint32_t rank(DocId docid) const;
  /// With a bitmap: the first docid from `target` (at most article_count + 1) on; kBehindDocIds: none.
  DocId at_or_after(DocId target) const;

 private:
  friend class HotPostings;
  std::string_view block_data(std::uint32_t block) const;
  std::uint32_t articles_ = 0;
  std::uint32_t title_weight_ = 0;
  std::uint32_t postings_ = 0;
  std::span<const std::uint32_t> last_;     // by block
  std::span<const std::uint32_t> offsets_;  // by block and one more, in units of kDataUnit
  std::span<const HotBlock> blocks_;
  std::span<const CountAndLength> bounds_;
  std::string_view data_;
  std::span<const std::uint64_t> bitmap_;
  std::span<const std::uint32_t> ranks_;  // of every kWordsPerRank words of the bitmap: bits before them
};

inline constexpr std::uint32_t kDataUnit = 4;  // bytes

class HotPostings {
 public:
  HotPostings() = default;
  static error::Result<HotPostings> open(const std::filesystem::path& path, std::uint32_t articles);

  std::uint32_t list_count() const { return terms_.size(); }
  std::string_view term(std::uint32_t list) const { return terms_[list]; }
  /// An empty list when what the file says of it cannot be.
  HotList list(std::uint32_t number) const;
  std::optional<HotList> find(std::string_view term) const;
  /// How often title words count in the bounds of blocks.
  std::uint32_t title_weight() const { return title_weight_; }
  const SectionFile& file() const { return file_; }

 private:
  bool fits(const HotListRecord& record) const;
  SectionFile file_;
  std::uint32_t articles_ = 0;
  std::uint32_t title_weight_ = 0;
  StringTable terms_;
  std::span<const HotListRecord> lists_;
  std::span<const std::uint32_t> last_;
  std::span<const std::uint32_t> offsets_;
  std::span<const HotBlock> blocks_;
  std::span<const CountAndLength> bounds_;
  std::string_view data_;
  std::span<const std::uint64_t> bitmaps_;
  std::span<const std::uint32_t> ranks_;
};

/// Words of a bitmap of a segment, and numbers of ranks beside it.
constexpr std::uint32_t bitmap_words(std::uint32_t articles) { return articles / 64 + 1; }
constexpr std::uint32_t bitmap_ranks(std::uint32_t articles) {
  return (bitmap_words(articles) + kWordsPerRank - 1) / kWordsPerRank;
}

/// How many bits are set; no processor is asked for an instruction that it may not have.
constexpr std::uint32_t count_bits(std::uint64_t word) {
  word -= word >> 1U & 0x5555555555555555ULL;
  word = (word & 0x3333333333333333ULL) + (word >> 2U & 0x3333333333333333ULL);
  word = (word + (word >> 4U)) & 0x0F0F0F0F0F0F0F0FULL;
  return static_cast<std::uint32_t>(word * 0x0101010101010101ULL >> 56U);
}

inline std::uint32_t HotList::rank(DocId docid) const {
  const std::uint32_t word = docid / 64;
  const std::uint32_t group = word / kWordsPerRank;
  std::uint32_t before = ranks_[group];
  for (std::uint32_t i = group * kWordsPerRank; i < word; ++i) before += count_bits(bitmap_[i]);
  return before + count_bits(bitmap_[word] & ((std::uint64_t{1} << docid % 64) - 1));
}

inline DocId HotList::at_or_after(DocId target) const {
  std::size_t index = target / 64;
  if (index >= bitmap_.size()) return kBehindDocIds;
  std::uint64_t word = bitmap_[index] >> target % 64 << target % 64;
  while (word == 0) {
    if (++index == bitmap_.size()) return kBehindDocIds;
    word = bitmap_[index];
  }
  const auto docid = static_cast<DocId>(index * 64 + static_cast<unsigned>(__builtin_ctzll(word)));
  return docid <= articles_ ? docid : kBehindDocIds;
}

}  // namespace dateline::store
