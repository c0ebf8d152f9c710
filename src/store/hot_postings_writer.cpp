// Writes the hot postings of a segment, list by list.
#include "store/hot_postings_writer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "schema/term_counts.h"
#include "store/segment.h"

namespace dateline::store {
namespace {

unsigned bits_of(std::uint32_t value) {
  unsigned bits = 0;
  for (; value != 0; value >>= 1U) ++bits;
  return bits;
}

/// Codes of counts; those that are large have none.
constexpr std::uint32_t kNoCode = UINT32_MAX;
std::uint32_t code_of(std::uint32_t packed) {
  return packed < kSmallPacked ? kCodeByPacked[packed] : kNoCode;
}

/// The width that makes a block smallest, the highest code of which says that the count stands elsewhere.
unsigned best_count_bits(std::span<const Posting> postings) {
  constexpr std::size_t kExceptionBytes = 5;
  unsigned best = 1;
  std::size_t smallest = SIZE_MAX;
  for (unsigned bits = 1; bits <= 8; ++bits) {
    const auto exceptions = static_cast<std::size_t>(std::ranges::count_if(
        postings, [&](const Posting& one) { return code_of(one.wdf) >= (1U << bits) - 1; }));
    const std::size_t bytes = bits * kBytesPerBit + exceptions * kExceptionBytes;
    if (bytes >= smallest) continue;
    smallest = bytes;
    best = bits;
  }
  return best;
}

/// What a pair weighs in an article of a usual corpus: which pairs to join is decided by it, nothing else.
double usual_weight(CountAndLength pair) {
  constexpr double kUsualLength = 400;
  return pair.count / (1.2 * (0.25 + 0.75 * pair.length / kUsualLength) + pair.count);
}

/// The pair that bounds both.
CountAndLength joined(CountAndLength a, CountAndLength b) {
  return {std::max(a.count, b.count), std::min(a.length, b.length)};
}

/// Replaces two neighbours by the pair that bounds both, where it says least too much.
void join_neighbours(std::vector<CountAndLength>& pairs) {
  std::size_t best = 0;
  double least = 2;
  for (std::size_t i = 0; i + 1 < pairs.size(); ++i) {
    const double excess = usual_weight(joined(pairs[i], pairs[i + 1])) -
                          std::max(usual_weight(pairs[i]), usual_weight(pairs[i + 1]));
    if (excess >= least) continue;
    least = excess;
    best = i;
  }
  pairs[best] = joined(pairs[best], pairs[best + 1]);
  pairs.erase(pairs.begin() + static_cast<std::ptrdiff_t>(best) + 1);
}

}  // namespace

HotPostingsWriter::HotPostingsWriter(SectionWriter file, std::span<const FieldLengths> lengths,
                                     std::uint32_t title_weight, std::uint32_t bitmap_share)
    : file_(std::move(file)), lengths_(lengths), title_weight_(title_weight), bitmap_share_(bitmap_share) {}

error::Result<HotPostingsWriter> HotPostingsWriter::create(const std::filesystem::path& path,
                                                           std::span<const FieldLengths> lengths,
                                                           std::uint32_t title_weight,
                                                           std::uint32_t bitmap_share) {
  auto file = SectionWriter::create(path, kHotFile);
  if (!file) return file.error();
  if (auto s = file->begin("data"); !s) return s.error();
  return HotPostingsWriter(std::move(*file), lengths, title_weight, bitmap_share);
}

error::Status HotPostingsWriter::add(std::string_view term, std::span<const Posting> postings) {
  const bool dense = std::uint64_t{postings.size()} * bitmap_share_ >= lengths_.size();
  DocId before = 0;
  for (const Posting& one : postings) {
    if (!dense && bits_of(one.docid - before - 1) > kMostPackedBits) return {};
    before = one.docid;
  }
  HotListRecord list;
  list.postings = static_cast<std::uint32_t>(postings.size());
  list.first_block = static_cast<std::uint32_t>(blocks_.size());
  list.first_bound = static_cast<std::uint32_t>(bounds_.size());
  if (dense) {
    add_bitmap(postings);
    list.bitmap =
        static_cast<std::uint32_t>(bitmaps_.size() / bitmap_words(static_cast<DocId>(lengths_.size())));
  }
  before = 0;
  for (std::size_t i = 0; i < postings.size(); i += kHotBlock) {
    const auto block = postings.subspan(i, std::min<std::size_t>(kHotBlock, postings.size() - i));
    if (auto s = add_block(block, before, !dense); !s) return s;
    before = block.back().docid;
  }
  terms_.emplace_back(term);
  lists_.push_back(list);
  return {};
}

void HotPostingsWriter::pack(const BlockNumbers& numbers, unsigned bits) {
  packed_.resize(packed_.size() + std::size_t{bits} * kBytesPerBit);
  pack_bits(numbers.data(), bits, packed_.data() + packed_.size() - std::size_t{bits} * kBytesPerBit);
}

/// `before`: the docid in front of the block. The width of a gap in bits.
unsigned HotPostingsWriter::pack_gaps(std::span<const Posting> postings, DocId before) {
  BlockNumbers numbers{};
  for (std::size_t i = 0; i < postings.size(); ++i) {
    numbers[i] = postings[i].docid - before - 1;
    before = postings[i].docid;
  }
  const unsigned bits = bits_of(*std::ranges::max_element(numbers));
  pack(numbers, bits);
  return bits;
}

/// Codes of the counts, in `bits` each, then what is too large for one. How many those are.
std::size_t HotPostingsWriter::pack_counts(std::span<const Posting> postings, unsigned bits) {
  const std::uint32_t escape = (1U << bits) - 1;
  BlockNumbers numbers{};
  std::string places;
  std::string exceptions;
  for (std::size_t i = 0; i < postings.size(); ++i) {
    numbers[i] = std::min(code_of(postings[i].wdf), escape);
    if (numbers[i] < escape) continue;
    places += static_cast<char>(i);
    exceptions.append(reinterpret_cast<const char*>(&postings[i].wdf), sizeof postings[i].wdf);
  }
  pack(numbers, bits);
  packed_ += places + exceptions;
  return places.size();
}

error::Status HotPostingsWriter::add_block(std::span<const Posting> postings, DocId before, bool gaps) {
  HotBlock block;
  packed_.clear();
  if (gaps) block.gap_bits = static_cast<std::uint8_t>(pack_gaps(postings, before));
  block.count_bits = static_cast<std::uint8_t>(best_count_bits(postings));
  block.exceptions = static_cast<std::uint8_t>(pack_counts(postings, block.count_bits));
  packed_.resize((packed_.size() + kDataUnit - 1) / kDataUnit * kDataUnit);
  const std::vector<CountAndLength> bounds = bounds_of(postings);
  block.bounds = static_cast<std::uint8_t>(bounds.size());
  bounds_.insert(bounds_.end(), bounds.begin(), bounds.end());
  const std::uint64_t offset = file_.section_size() / kDataUnit;
  if (offset + packed_.size() / kDataUnit > UINT32_MAX)
    return error::Error{error::ErrorKind::limit, {}, "a segment has too many frequent words", "", ""};
  offsets_.push_back(static_cast<std::uint32_t>(offset));
  last_.push_back(postings.back().docid);
  blocks_.push_back(block);
  return file_.append(packed_);
}

void HotPostingsWriter::add_bitmap(std::span<const Posting> postings) {
  const std::size_t words = bitmap_words(static_cast<DocId>(lengths_.size()));
  const std::size_t first = bitmaps_.size();
  bitmaps_.resize(first + words, 0);
  for (const Posting& one : postings) bitmaps_[first + one.docid / 64] |= std::uint64_t{1} << one.docid % 64;
  std::uint32_t before = 0;
  for (std::size_t word = 0; word < words; ++word) {
    if (word % kWordsPerRank == 0) ranks_.push_back(before);
    before += count_bits(bitmaps_[first + word]);
  }
}

/// The pairs of which no other has both a greater or equal count and a smaller or equal length; joined while
/// there are too many.
std::vector<CountAndLength> HotPostingsWriter::bounds_of(std::span<const Posting> postings) const {
  std::vector<CountAndLength> all;
  for (const Posting& one : postings) {
    const schema::TermCounts counts = schema::unpack(one.wdf);
    const FieldLengths& lengths = lengths_[one.docid - 1];
    const std::uint64_t count = std::uint64_t{counts.title} * title_weight_ + counts.lead + counts.rest;
    const std::uint64_t words = std::uint64_t{lengths.title} * title_weight_ + lengths.lead + lengths.rest;
    all.push_back({static_cast<std::uint16_t>(std::min<std::uint64_t>(count, kManyCounts)),
                   static_cast<std::uint16_t>(std::min<std::uint64_t>(words, UINT16_MAX))});
  }
  std::ranges::sort(all, [](CountAndLength a, CountAndLength b) {
    return a.count != b.count ? a.count > b.count : a.length < b.length;
  });
  std::vector<CountAndLength> front;
  for (const CountAndLength pair : all)
    if (front.empty() || pair.length < front.back().length) front.push_back(pair);
  while (front.size() > kMostBounds) join_neighbours(front);
  return front;
}

error::Status HotPostingsWriter::finish(bool durable) {
  offsets_.push_back(static_cast<std::uint32_t>(file_.section_size() / kDataUnit));
  const std::vector<std::string_view> terms(terms_.begin(), terms_.end());
  if (auto s = write_strings(file_, "term", terms); !s) return s;
  if (auto s = file_.section<std::uint32_t>("title_weight", std::span(&title_weight_, 1)); !s) return s;
  if (auto s = file_.section<HotListRecord>("lists", lists_); !s) return s;
  if (auto s = file_.section<std::uint32_t>("last", last_); !s) return s;
  if (auto s = file_.section<std::uint32_t>("offsets", offsets_); !s) return s;
  if (auto s = file_.section<HotBlock>("blocks", blocks_); !s) return s;
  if (auto s = file_.section<CountAndLength>("bounds", bounds_); !s) return s;
  if (auto s = file_.section<std::uint64_t>("bitmaps", bitmaps_); !s) return s;
  if (auto s = file_.section<std::uint32_t>("ranks", ranks_); !s) return s;
  return file_.finish(durable);
}

}  // namespace dateline::store
