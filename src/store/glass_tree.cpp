// The B-tree of a Xapian database's posting lists (glass), read in place.
#include "store/glass_tree.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "io/checksum.h"
#include "store/glass_table.h"
#include "store/section_file.h"
#include "store/varint.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;

// Where things stand in a block (glass_table.cpp writes them).
constexpr std::size_t kLevelAt = 4;
constexpr std::size_t kDirectoryEndAt = 9;
constexpr std::size_t kDirectoryAt = 11;
constexpr std::size_t kVersionAt = 32;  // in the version file: behind magic and uuid
constexpr unsigned kItemSize = 0x1FFF;  // of the first two bytes of a leaf item; without these two
constexpr unsigned kFirst = 0x2000;     // it is the first component of its tag
constexpr unsigned kLast = 0x4000;      // and the last
constexpr unsigned kCompressed = 0x8000;

std::uint32_t get(const unsigned char* at, unsigned bytes) {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < bytes; ++i) value = value << 8U | at[i];
  return value;
}

std::uint32_t item_count(const unsigned char* block) {
  const std::uint32_t end = std::min<std::uint32_t>(get(block + kDirectoryEndAt, 2), kGlassBlock);
  return end <= kDirectoryAt ? 0 : static_cast<std::uint32_t>((end - kDirectoryAt) / 2);
}

std::uint32_t item_offset(const unsigned char* block, std::uint32_t index) {
  return get(block + kDirectoryAt + std::size_t{index} * 2, 2);
}

/// `at`: of the length of the key. Nothing where it does not end in the block.
std::optional<std::string_view> key_at(const unsigned char* block, std::size_t at) {
  if (at >= kGlassBlock || at + 1 + block[at] > kGlassBlock) return std::nullopt;
  return std::string_view(reinterpret_cast<const char*>(block) + at + 1, block[at]);
}

/// Behind the number of a block, or behind the size of an item.
std::size_t key_offset(const unsigned char* block, std::uint32_t index) {
  return item_offset(block, index) + (block[kLevelAt] == 0 ? 2U : 4U);
}

/// Of a branch; no block has the number that stands for damage.
std::uint32_t child_of(const unsigned char* block, std::uint32_t index) {
  const std::size_t at = item_offset(block, index);
  return at + 4 <= kGlassBlock ? get(block + at, 4) : UINT32_MAX;
}

std::optional<GlassTree::Item> leaf_item(const unsigned char* block, std::uint32_t index) {
  const std::size_t at = item_offset(block, index);
  if (at + 3 > kGlassBlock) return std::nullopt;
  const std::uint32_t size = get(block + at, 2);
  const auto key = key_at(block, at + 2);
  const std::size_t bytes = size & kItemSize;  // of key and tag
  if (!key || (size & kFirst) == 0 || (size & kLast) == 0 || (size & kCompressed) != 0 ||
      bytes < key->size() || at + 3 + bytes > kGlassBlock)
    return std::nullopt;
  return GlassTree::Item{*key, {key->data() + key->size(), bytes - key->size()}};
}

/// The last item of the block whose key is not greater; the first one when all are.
std::optional<std::uint32_t> find_in(const unsigned char* block, std::string_view key) {
  std::uint32_t low = 0;
  std::uint32_t high = item_count(block);
  if (high == 0) return std::nullopt;
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    const auto own = key_at(block, key_offset(block, middle));
    if (!own) return std::nullopt;
    (*own <= key ? low : high) = middle;
  }
  return low;
}

}  // namespace

GlassTree::GlassTree(fs::path path, io::MappedFile file, std::string_view checksums)
    : path_(std::move(path)),
      file_(std::move(file)),
      checksums_(checksums),
      blocks_(static_cast<std::uint32_t>(file_.bytes().size() / kGlassBlock)),
      guard_(std::make_unique<io::BlockGuard>(file_.bytes(), 0, checksums, kGlassBlock)),
      compared_(blocks_ / 64 + 1) {}

std::optional<GlassTree::Root> GlassTree::root_of(std::string_view version_file) {
  if (version_file.size() < kVersionAt) return std::nullopt;
  version_file.remove_prefix(kVersionAt);
  const auto revision = take_varint(version_file);
  const auto block = revision ? take_varint(version_file) : std::nullopt;
  const auto level = block ? take_varint(version_file) : std::nullopt;
  if (!level || *block > UINT32_MAX || *level >> 2U >= kGlassLevels) return std::nullopt;
  return Root{static_cast<std::uint32_t>(*block), static_cast<unsigned>(*level >> 2U)};
}

error::Result<std::unique_ptr<GlassTree>> GlassTree::open(const fs::path& folder,
                                                          std::string_view checksums) {
  const fs::path version = folder / "iamglass";
  std::ifstream stream(version, std::ios::binary);
  const std::string version_file{std::istreambuf_iterator<char>(stream), {}};
  const auto root = root_of(version_file);
  if (!root) return damaged(version, "it does not say where the posting lists begin");
  auto file = io::MappedFile::open(folder / "postlist.glass");
  if (!file) return file.error();
  const std::size_t size = file->bytes().size();
  if (size % kGlassBlock != 0 || size / kGlassBlock * sizeof(std::uint64_t) != checksums.size())
    return damaged(folder / "postlist.glass", "it has not the size that was written");
  std::unique_ptr<GlassTree> tree(new GlassTree(folder / "postlist.glass", std::move(*file), checksums));
  tree->root_ = *root;
  return tree;
}

const unsigned char* GlassTree::block(std::uint32_t number) const {
  if (number >= blocks_) {
    note(std::uint64_t{number} * kGlassBlock);
    return nullptr;
  }
  if ((compared_[number / 64] >> number % 64 & 1U) == 0 && !compare(number)) return nullptr;
  return reinterpret_cast<const unsigned char*>(file_.bytes().data()) + std::size_t{number} * kGlassBlock;
}

bool GlassTree::compare(std::uint32_t number) const {
  std::uint64_t expected = 0;
  std::memcpy(&expected, checksums_.data() + std::size_t{number} * sizeof expected, sizeof expected);
  const std::uint64_t offset = std::uint64_t{number} * kGlassBlock;
  if (io::checksum64(file_.bytes().substr(offset, kGlassBlock)) != expected) {
    note(offset);
    return false;
  }
  compared_[number / 64] |= std::uint64_t{1} << number % 64;
  return true;
}

void GlassTree::note(std::uint64_t offset) const {
  if (!damage_ || offset < *damage_) damage_ = offset;
}

error::Status GlassTree::status() const {
  std::optional<std::uint64_t> offset = damage_;
  if (const auto unreadable = guard_->damage(); !offset && unreadable) offset = unreadable->offset;
  if (!offset) return {};
  return damaged(path_, "bytes from offset " + std::to_string(*offset) + " on are not what was written");
}

bool GlassTree::Walk::seek(const GlassTree& tree, std::string_view key) {
  std::uint32_t number = tree.root_.block;
  for (unsigned level = tree.root_.level;; --level) {
    const unsigned char* block = tree.block(number);
    if (block == nullptr) return false;
    const auto index = block[kLevelAt] == level ? find_in(block, key) : std::nullopt;
    if (!index) {
      tree.note(std::uint64_t{number} * kGlassBlock);
      return false;
    }
    path_[level] = {number, *index};
    if (level > 0) {
      number = child_of(block, *index);
      continue;
    }
    // Branches hold just enough of a key to tell two leaves apart: the one wanted may end the leaf before.
    return item(tree).key <= key || step_back(tree);
  }
}

bool GlassTree::Walk::next(const GlassTree& tree) {
  for (unsigned level = 0; level <= tree.root_.level; ++level) {
    Place& place = path_[level];
    const unsigned char* block = tree.block(place.block);
    if (block == nullptr) return false;
    if (++place.index >= item_count(block)) continue;
    if (level == 0) return true;
    return descend(tree, level - 1, child_of(block, place.index), false);
  }
  return false;
}

bool GlassTree::Walk::step_back(const GlassTree& tree) {
  for (unsigned level = 0; level <= tree.root_.level; ++level) {
    Place& place = path_[level];
    const unsigned char* block = tree.block(place.block);
    if (block == nullptr) return false;
    if (place.index == 0) continue;
    --place.index;
    if (level == 0) return true;
    return descend(tree, level - 1, child_of(block, place.index), true);
  }
  return false;
}

/// To the first item below block `number`, or to the last one.
bool GlassTree::Walk::descend(const GlassTree& tree, unsigned level, std::uint32_t number, bool to_last) {
  for (;; --level) {
    const unsigned char* block = tree.block(number);
    if (block == nullptr) return false;
    const std::uint32_t items = block[kLevelAt] == level ? item_count(block) : 0;
    if (items == 0) {
      tree.note(std::uint64_t{number} * kGlassBlock);
      return false;
    }
    path_[level] = {number, to_last ? items - 1 : 0};
    if (level == 0) return true;
    number = child_of(block, path_[level].index);
  }
}

GlassTree::Item GlassTree::Walk::item(const GlassTree& tree) const {
  const unsigned char* block = tree.block(path_[0].block);
  if (block == nullptr) return {};
  const auto item = leaf_item(block, path_[0].index);
  if (item) return *item;
  tree.note(std::uint64_t{path_[0].block} * kGlassBlock);
  return {};
}

}  // namespace dateline::store
