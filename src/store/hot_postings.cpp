// Copies of the postings of frequent stems in blocks of 128.
#include "store/hot_postings.h"

#include <cstring>

#include "store/segment.h"

namespace dateline::store {
namespace {

constexpr std::uint32_t kExceptionBytes = 5;  // place in the block, packed counts

struct Shape {
  std::uint32_t gaps;
  std::uint32_t counts;
  std::uint32_t whole;
};
Shape shape_of(const HotBlock& block) {
  const std::uint32_t gaps = block.gap_bits * kBytesPerBit;
  const std::uint32_t counts = block.count_bits * kBytesPerBit;
  return {gaps, counts, gaps + counts + block.exceptions * kExceptionBytes};
}

constexpr std::uint32_t kMostCountBits = 8;
bool has_counts(const HotBlock& block) { return block.count_bits > 0 && block.count_bits <= kMostCountBits; }
/// The code of counts that have none.
std::uint32_t escape_of(const HotBlock& block) { return (1U << block.count_bits) - 1; }
std::uint32_t packed_of(std::uint32_t code) { return code < kPackedByCode.size() ? kPackedByCode[code] : 0; }

/// 0 where there is damage.
std::uint32_t exception_at(const char* places, const HotBlock& block, std::uint32_t index) {
  const void* at = std::memchr(places, static_cast<int>(index), block.exceptions);
  if (at == nullptr) return 0;
  const auto which = static_cast<std::size_t>(static_cast<const char*>(at) - places);
  std::uint32_t packed = 0;
  std::memcpy(&packed, places + block.exceptions + which * sizeof packed, sizeof packed);
  return packed;
}

}  // namespace

error::Result<HotPostings> HotPostings::open(const std::filesystem::path& path, std::uint32_t articles) {
  auto file = SectionFile::open(path, kHotFile);
  if (!file) return file.error();
  auto terms = StringTable::open(*file, "term");
  if (!terms) return terms.error();
  HotPostings hot;
  hot.file_ = std::move(*file);
  hot.articles_ = articles;
  hot.terms_ = *terms;
  const auto weight = hot.file_.array<std::uint32_t>("title_weight");
  hot.lists_ = hot.file_.array<HotListRecord>("lists");
  hot.last_ = hot.file_.array<std::uint32_t>("last");
  hot.offsets_ = hot.file_.array<std::uint32_t>("offsets");
  hot.blocks_ = hot.file_.array<HotBlock>("blocks");
  hot.bounds_ = hot.file_.array<CountAndLength>("bounds");
  hot.data_ = hot.file_.bytes("data");
  hot.bitmaps_ = hot.file_.array<std::uint64_t>("bitmaps");
  hot.ranks_ = hot.file_.array<std::uint32_t>("ranks");
  const std::size_t bitmaps = hot.bitmaps_.size() / bitmap_words(articles);
  if (weight.size() != 1 || hot.lists_.size() != hot.terms_.size() ||
      hot.blocks_.size() != hot.last_.size() || hot.offsets_.size() != hot.last_.size() + 1 ||
      hot.bitmaps_.size() % bitmap_words(articles) != 0 ||
      hot.ranks_.size() != bitmaps * bitmap_ranks(articles))
    return damaged(path, "the sections do not fit each other");
  hot.title_weight_ = weight.front();
  return hot;
}

bool HotPostings::fits(const HotListRecord& record) const {
  const std::uint64_t blocks = (std::uint64_t{record.postings} + kHotBlock - 1) / kHotBlock;
  return record.postings <= articles_ && record.first_block <= blocks_.size() &&
         blocks <= blocks_.size() - record.first_block &&
         record.bitmap <= bitmaps_.size() / bitmap_words(articles_);
}

HotList HotPostings::list(std::uint32_t number) const {
  HotList list;
  list.articles_ = articles_;
  list.title_weight_ = title_weight_;
  if (number >= lists_.size() || !fits(lists_[number])) return list;
  const HotListRecord& record = lists_[number];
  const std::uint32_t blocks = (record.postings + kHotBlock - 1) / kHotBlock;
  list.postings_ = record.postings;
  list.last_ = last_.subspan(record.first_block, blocks);
  list.offsets_ = offsets_.subspan(record.first_block, blocks + 1);
  list.blocks_ = blocks_.subspan(record.first_block, blocks);
  if (record.first_bound < bounds_.size()) list.bounds_ = bounds_.subspan(record.first_bound);
  list.data_ = data_;
  if (record.bitmap == 0) return list;
  const std::size_t words = bitmap_words(articles_);
  const std::size_t ranks = bitmap_ranks(articles_);
  list.bitmap_ = bitmaps_.subspan((record.bitmap - 1) * words, words);
  list.ranks_ = ranks_.subspan((record.bitmap - 1) * ranks, ranks);
  return list;
}

std::optional<HotList> HotPostings::find(std::string_view term) const {
  const std::uint32_t number = terms_.lower_bound(term);
  if (number >= terms_.size() || terms_[number] != term) return std::nullopt;
  return list(number);
}

std::uint32_t HotList::find_block(DocId target, std::uint32_t from) const {
  std::uint32_t step = 1;
  std::uint32_t low = from;
  while (low + step < last_.size() && last_[low + step - 1] < target) {
    low += step;
    step *= 2;
  }
  const auto end = last_.begin() + std::min<std::size_t>(low + step, last_.size());
  const auto found = std::lower_bound(last_.begin() + std::min<std::size_t>(low, last_.size()), end, target);
  return static_cast<std::uint32_t>(found - last_.begin());
}

/// Empty when the block is damaged.
std::string_view HotList::block_data(std::uint32_t block) const {
  const std::uint64_t begin = std::uint64_t{offsets_[block]} * kDataUnit;
  const std::uint64_t size = shape_of(blocks_[block]).whole;
  if (begin > data_.size() || size > data_.size() - begin) return {};
  return data_.substr(begin, size);
}

std::uint32_t HotList::read_docids(std::uint32_t block, DocId* docids) const {
  const DocId before = block == 0 ? 0 : last_[block - 1];
  const DocId last = last_[block];
  const std::uint32_t size = size_of(block);
  if (before >= last || last > articles_) return 0;
  if (has_bitmap()) {
    std::uint32_t count = 0;
    for (DocId docid = at_or_after(before + 1); docid <= last && count < size; docid = at_or_after(docid + 1))
      docids[count++] = docid;
    return count;
  }
  const HotBlock& shape = blocks_[block];
  const std::string_view data = block_data(block);
  if (data.size() < shape_of(shape).gaps || data.empty() || shape.gap_bits > kMostPackedBits) return 0;
  // 128 gaps of 24 bits behind a docid below 2^31 cannot pass 2^32: they ascend, and to `last`.
  unpack_gaps(data.data(), shape.gap_bits, before, docids);
  return before <= INT32_MAX && docids[size - 1] == last ? size : 0;
}

std::uint32_t HotList::packed(std::uint32_t block, std::uint32_t index) const {
  if (block >= block_count() || index >= kHotBlock) return 0;
  const HotBlock& shape = blocks_[block];
  const std::string_view data = block_data(block);
  if (data.empty() || !has_counts(shape)) return 0;
  const char* counts = data.data() + shape_of(shape).gaps;
  const std::uint32_t code = unpack_one(counts, shape.count_bits, index);
  if (code == escape_of(shape)) return exception_at(counts + shape_of(shape).counts, shape, index);
  return packed_of(code);
}

void HotList::read_packed(std::uint32_t block, std::uint32_t* packed) const {
  const HotBlock shape = block < block_count() ? blocks_[block] : HotBlock{};
  const std::string_view data = has_counts(shape) ? block_data(block) : std::string_view();
  if (data.empty()) return static_cast<void>(std::fill_n(packed, kHotBlock, 0U));
  const char* counts = data.data() + shape_of(shape).gaps;
  unpack_bits(counts, shape.count_bits, packed);
  const std::uint32_t escape = escape_of(shape);
  for (std::uint32_t i = 0; i < kHotBlock; ++i)
    packed[i] =
        packed[i] == escape ? exception_at(counts + shape_of(shape).counts, shape, i) : packed_of(packed[i]);
}

}  // namespace dateline::store
