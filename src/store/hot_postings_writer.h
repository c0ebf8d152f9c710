// Writes the hot postings of a segment, list by list.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "store/column.h"
#include "store/hot_postings.h"
#include "store/posting.h"
#include "store/section_file.h"

namespace dateline::store {

class HotPostingsWriter {
 public:
  /// `lengths`: by article of the segment; must outlive the writer. A list of at least one in `bitmap_share`
  /// articles gets a bitmap.
  static error::Result<HotPostingsWriter> create(const std::filesystem::path& path,
                                                 std::span<const FieldLengths> lengths,
                                                 std::uint32_t title_weight, std::uint32_t bitmap_share);
  /// Terms in bytewise order; postings ascending, at least one. A list with a gap that does not fit into
  /// kMostPackedBits is left out.
  error::Status add(std::string_view term, std::span<const Posting> postings);
  error::Status finish(bool durable);

 private:
  HotPostingsWriter(SectionWriter file, std::span<const FieldLengths> lengths, std::uint32_t title_weight,
                    std::uint32_t bitmap_share);
  using BlockNumbers = std::array<std::uint32_t, kHotBlock>;
  error::Status add_block(std::span<const Posting> postings, DocId before, bool gaps);
  void pack(const BlockNumbers& numbers, unsigned bits);
  unsigned pack_gaps(std::span<const Posting> postings, DocId before);
  std::size_t pack_counts(std::span<const Posting> postings, unsigned bits);
  void add_bitmap(std::span<const Posting> postings);
  std::vector<CountAndLength> bounds_of(std::span<const Posting> postings) const;

  SectionWriter file_;
  std::span<const FieldLengths> lengths_;
  std::uint32_t title_weight_;
  std::uint32_t bitmap_share_;
  std::vector<std::string> terms_;
  std::vector<HotListRecord> lists_;
  std::vector<std::uint32_t> last_;
  std::vector<std::uint32_t> offsets_;
  std::vector<HotBlock> blocks_;
  std::vector<CountAndLength> bounds_;
  std::vector<std::uint64_t> bitmaps_;
  std::vector<std::uint32_t> ranks_;
  std::string packed_;  // the block in work
};

}  // namespace dateline::store
