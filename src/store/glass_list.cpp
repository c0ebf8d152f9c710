// One posting list of a Xapian database (glass), read in place.
#include "store/glass_list.h"

#include <bit>
#include <optional>

#include "store/glass_keys.h"

namespace dateline::store {
namespace {

const unsigned char* begin_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

/// Items to look at before the way from the root is shorter.
constexpr unsigned kSteps = 3;

/// What stands before the first chunk of a list.
struct ListHeader {
  std::uint32_t frequency = 0;
  DocId first = 0;
  std::string_view chunk;
};

ListHeader header_of(std::string_view tag) {
  const unsigned char* at = begin_of(tag);
  const unsigned char* const end = at + tag.size();
  ListHeader header;
  header.frequency = take_glass_number(at, end);
  take_glass_number(at, end);  // the sum of all wdfs
  header.first = take_glass_number(at, end) + 1;
  header.chunk = tag.substr(static_cast<std::size_t>(at - begin_of(tag)));
  return header;
}

}  // namespace

std::uint32_t glass_frequency(const GlassTree& tree, std::string_view term) {
  const std::string key = glass_key(term);
  GlassTree::Walk walk;
  if (!walk.seek(tree, key)) return 0;
  const GlassTree::Item item = walk.item(tree);
  return item.key == key ? header_of(item.tag).frequency : 0;
}

void GlassList::open(const GlassTree& tree, std::string_view term) {
  tree_ = &tree;
  key_ = glass_key(term);
  stands_ = walk_.seek(tree, key_);
  open_item();
}

void GlassList::open_next(const GlassTree& tree, std::string_view term) {
  if (tree_ != &tree || !find_next(tree, glass_key(term))) return open(tree, term);
  key_ = glass_key(term);
  open_item();
}

/// Steps on to the key, if it is that near.
bool GlassList::find_next(const GlassTree& tree, std::string_view key) {
  for (unsigned i = 0; i < kSteps && stands_; ++i) {
    stands_ = walk_.next(tree);
    const std::string_view next = stands_ ? walk_.item(tree).key : std::string_view();
    if (next == key) return true;
    if (next > key) return false;
  }
  return false;
}

void GlassList::open_item() {
  end();
  if (!stands_) return;
  const GlassTree::Item item = walk_.item(*tree_);
  if (item.key != key_) return;
  const ListHeader header = header_of(item.tag);
  open_chunk(header.first, header.chunk);
}

DocId GlassList::end() {
  at_ = end_ = nullptr;
  last_chunk_ = true;
  last_ = kBehindDocIds;
  return docid_ = kBehindDocIds;
}

/// Whether it is the last one, how far its last docid is from the first, the first wdf; then gaps less 1 and
/// wdfs.
bool GlassList::open_chunk(DocId first, std::string_view chunk) {
  if (chunk.empty() || first == 0) return end(), false;
  at_ = begin_of(chunk) + 1;
  end_ = begin_of(chunk) + chunk.size();
  const std::uint32_t span = take_glass_number(at_, end_);
  if (span >= kBehindDocIds - first) return end(), false;
  wdf_ = take_glass_number(at_, end_);
  docid_ = first;
  last_ = first + span;
  last_chunk_ = chunk.front() == '1';
  return true;
}

/// The chunk at which the walk stands, if it belongs to this list and lies behind what was read.
bool GlassList::open_later_chunk() {
  const GlassTree::Item item = walk_.item(*tree_);
  const auto first = docid_behind(item.key, key_);
  if (!first || *first <= docid_) return end(), false;
  return open_chunk(*first, item.tag);
}

DocId GlassList::next_chunk() {
  if (last_chunk_) return end();
  stands_ = walk_.next(*tree_);
  if (!stands_) return end();
  open_later_chunk();
  return docid_;
}

/// To the chunk that holds `target` or what comes after it.
bool GlassList::seek_chunk(DocId target) {
  if (last_chunk_) return end(), false;
  stands_ = walk_.seek(*tree_, glass_chunk_key(key_, target));
  if (!stands_) return end(), false;
  const DocId before = last_;
  const auto first = docid_behind(walk_.item(*tree_).key, key_);
  const bool moved = first && *first > before;
  if (!moved) return next_chunk() != kBehindDocIds;  // the same chunk: the target lies behind all of it
  if (!open_later_chunk()) return false;
  if (last_ >= target) return true;
  at_ = end_;
  return next_chunk() != kBehindDocIds;
}

}  // namespace dateline::store
