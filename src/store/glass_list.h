// One posting list of a Xapian database (glass), read in place: what PostingIterator gives, at a fraction of
// its cost.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/docid.h"
#include "store/glass_tree.h"

namespace dateline::store {

/// In how many documents the term stands; 0 for none, and where there is damage.
std::uint32_t glass_frequency(const GlassTree& tree, std::string_view term);

/// Stands at the first posting once opened. A list ends early where there is damage (GlassTree::status()):
/// its docids are ascending, whatever the file says. The tree must outlive it.
class GlassList {
 public:
  /// Of a term that is not there: without postings.
  void open(const GlassTree& tree, std::string_view term);
  /// The same; faster where the term comes next to the one before in the order of the keys.
  void open_next(const GlassTree& tree, std::string_view term);

  /// kBehindDocIds: at the end.
  DocId docid() const { return docid_; }
  std::uint32_t wdf() const { return wdf_; }
  DocId next() {
    if (at_ == end_) return next_chunk();
    return step();
  }
  /// Moves to the first posting at or after `target`; never back.
  DocId seek(DocId target) {
    if (docid_ >= target) return docid_;
    if (target > last_ && !seek_chunk(target)) return docid_;
    while (docid_ < target) next();
    return docid_;
  }

 private:
  DocId step();
  bool find_next(const GlassTree& tree, std::string_view key);
  void open_item();
  DocId next_chunk();
  bool seek_chunk(DocId target);
  bool open_chunk(DocId first, std::string_view chunk);
  bool open_later_chunk();
  DocId end();

  const GlassTree* tree_ = nullptr;
  const unsigned char* at_ = nullptr;  // behind the posting it stands at
  const unsigned char* end_ = nullptr;
  DocId docid_ = kBehindDocIds;
  std::uint32_t wdf_ = 0;
  DocId last_ = 0;  // of the chunk
  bool last_chunk_ = true;
  std::string key_;  // of the first chunk
  GlassTree::Walk walk_;
  bool stands_ = false;  // walk_ at an item
};

/// A number in groups of seven bits, low ones first. `at` is `end` afterwards where it has no end.
inline std::uint32_t take_glass_number(const unsigned char*& at, const unsigned char* end) {
  std::uint32_t value = 0;
  for (unsigned shift = 0; at != end && shift < 35; shift += 7) {
    const std::uint32_t byte = *at++;
    value |= (byte & 0x7FU) << shift;
    if (byte < 0x80) return value;
  }
  at = end;
  return value;
}

/// A step that would not lead up ends the list. Most gaps have one byte or two, most wdfs one.
inline DocId GlassList::step() {
  std::uint32_t gap = 0;
  if (end_ - at_ >= 3 && at_[0] < 0x80 && at_[1] < 0x80) {
    gap = at_[0];
    wdf_ = at_[1];
    at_ += 2;
  } else if (end_ - at_ >= 3 && at_[1] < 0x80 && at_[2] < 0x80) {
    gap = (at_[0] & 0x7FU) | static_cast<std::uint32_t>(at_[1]) << 7U;
    wdf_ = at_[2];
    at_ += 3;
  } else {
    gap = take_glass_number(at_, end_);
    wdf_ = take_glass_number(at_, end_);
  }
  if (gap >= last_ - docid_) return end();
  return docid_ += gap + 1;
}

}  // namespace dateline::store
