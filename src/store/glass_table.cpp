// The B-tree of a Xapian database (glass), written bottom up from sorted items.
#include "store/glass_table.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace dateline::store {
namespace {

constexpr std::uint32_t kRevision = 1;
constexpr unsigned kWholeTag = 0x6000;  // this item is the first and the last of its tag

/// Big end first, as all numbers in a block.
void put(char* at, std::uint64_t value, unsigned bytes) {
  for (unsigned i = bytes; i-- > 0; value >>= 8U) at[i] = static_cast<char>(value & 0xFFU);
}

/// The shortest beginning of `key` that is greater than `before`.
std::string_view separator(std::string_view before, std::string_view key) {
  const auto differ = std::ranges::mismatch(before, key);
  return key.substr(0, static_cast<std::size_t>(differ.in2 - key.begin()) + 1);
}

}  // namespace

void GlassBlock::clear(unsigned level) {
  bytes_.fill(0);
  directory_end_ = kDirectory;
  low_ = kGlassBlock;
  put(bytes_.data(), kRevision, 4);
  put(bytes_.data() + 4, level, 1);
}

char* GlassBlock::take(std::size_t bytes) {
  low_ -= bytes;
  put(bytes_.data() + directory_end_, low_, 2);
  directory_end_ += 2;
  return bytes_.data() + low_;
}

void GlassBlock::add_leaf_item(std::string_view key, std::string_view tag) {
  char* const item = take(leaf_item_bytes(key, tag));
  put(item, kWholeTag | (key.size() + tag.size()), 2);
  put(item + 2, key.size(), 1);
  if (!key.empty()) std::memcpy(item + 3, key.data(), key.size());
  if (!tag.empty()) std::memcpy(item + 3 + key.size(), tag.data(), tag.size());
}

void GlassBlock::add_branch_item(std::string_view key, std::uint32_t block) {
  char* const item = take(branch_item_bytes(key));
  put(item, block, 4);
  put(item + 4, key.size(), 1);
  if (!key.empty()) std::memcpy(item + 5, key.data(), key.size());
  put(item + 5 + key.size(), key.empty() ? 0 : 1, 2);  // of the first component of a tag
}

std::string_view GlassBlock::bytes() {
  const std::size_t free = low_ - directory_end_;
  put(bytes_.data() + 5, free, 2);  // in one piece
  put(bytes_.data() + 7, free, 2);  // in all
  put(bytes_.data() + 9, directory_end_, 2);
  return {bytes_.data(), bytes_.size()};
}

/// Every table begins with an item of no key and no tag.
GlassTable::GlassTable(io::OutputFile file) : file_(std::move(file)), leaves_(1) {
  leaf_.add_leaf_item({}, {});
}

error::Status GlassTable::write(GlassBlock& block) {
  const std::string_view bytes = block.bytes();
  checksum_.add(bytes);
  ++blocks_;
  return file_.write(bytes);
}

error::Status GlassTable::add(std::string_view key, std::string_view tag) {
  if (!leaf_.fits(GlassBlock::leaf_item_bytes(key, tag))) {
    if (auto s = write(leaf_); !s) return s;
    leaf_.clear(0);
    leaves_.push_back({std::string(separator(last_key_, key)), blocks_});
  }
  leaf_.add_leaf_item(key, tag);
  last_key_.assign(key);
  ++entries_;
  return {};
}

/// One level of branches above `children`, in blocks that follow one another; what is above them.
error::Result<std::vector<GlassTable::Child>> GlassTable::write_branches(const std::vector<Child>& children,
                                                                         unsigned level) {
  std::vector<Child> parents;
  GlassBlock block(level);
  for (const Child& child : children) {
    if (!block.is_empty() && !block.fits(GlassBlock::branch_item_bytes(child.key))) {
      if (auto s = write(block); !s) return s.error();
      block.clear(level);
    }
    if (block.is_empty()) {
      parents.push_back({child.key, blocks_});
      block.add_branch_item({}, child.block);  // whatever comes before the second one
    } else {
      block.add_branch_item(child.key, child.block);
    }
  }
  if (auto s = write(block); !s) return s.error();
  return parents;
}

error::Result<GlassRoot> GlassTable::finish() {
  if (auto s = write(leaf_); !s) return s.error();
  std::vector<Child> level = std::move(leaves_);
  GlassRoot root;
  while (level.size() > 1) {
    auto above = write_branches(level, ++root.level);
    if (!above) return above.error();
    level = std::move(*above);
  }
  root.block = level.front().block;
  root.entries = entries_;
  root.blocks = blocks_;
  if (auto s = file_.finish(false); !s) return s.error();
  return root;
}

}  // namespace dateline::store
