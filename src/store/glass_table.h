// The B-tree of a Xapian database (glass), written bottom up from sorted items.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "io/checksum.h"
#include "io/output_file.h"

namespace dateline::store {

inline constexpr std::size_t kGlassBlock = 8192;
/// Longest key of an item, and most bytes of its key and tag together: four such items fill a block.
inline constexpr std::size_t kGlassLongestKey = 252;
inline constexpr std::size_t kGlassMostItemBytes = 2040;

/// One block: a directory of offsets growing from the front, items growing from the back.
class GlassBlock {
 public:
  explicit GlassBlock(unsigned level) { clear(level); }
  void clear(unsigned level);
  bool is_empty() const { return directory_end_ == kDirectory; }
  bool fits(std::size_t item_bytes) const { return directory_end_ + 2 + item_bytes <= low_; }
  /// Of a leaf: a key with its whole tag.
  void add_leaf_item(std::string_view key, std::string_view tag);
  /// Of a branch: everything from `key` on is in `block`.
  void add_branch_item(std::string_view key, std::uint32_t block);
  /// With its header filled in.
  std::string_view bytes();
  static std::size_t leaf_item_bytes(std::string_view key, std::string_view tag) {
    return 3 + key.size() + tag.size();
  }
  static std::size_t branch_item_bytes(std::string_view key) { return 7 + key.size(); }

 private:
  static constexpr std::size_t kDirectory = 11;  // revision 4, level 1, free bytes 2 and 2, directory's end 2
  char* take(std::size_t bytes);
  std::array<char, kGlassBlock> bytes_{};
  std::size_t directory_end_ = kDirectory;
  std::size_t low_ = kGlassBlock;
};

/// What the database's version file says of a table.
struct GlassRoot {
  std::uint32_t block = 0;
  unsigned level = 0;
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;
};

class GlassTable {
 public:
  explicit GlassTable(io::OutputFile file);
  /// Keys ascending bytewise, distinct, not empty, of kGlassLongestKey bytes at most; key and tag within
  /// kGlassMostItemBytes.
  error::Status add(std::string_view key, std::string_view tag);
  error::Result<GlassRoot> finish();
  /// Of all blocks written.
  std::uint64_t checksum() const { return checksum_.value(); }

 private:
  /// Where what begins with `key` is.
  struct Child {
    std::string key;  // the shortest one that tells it from what is before
    std::uint32_t block = 0;
  };
  error::Status write(GlassBlock& block);
  error::Result<std::vector<Child>> write_branches(const std::vector<Child>& children, unsigned level);

  io::OutputFile file_;
  io::StreamChecksum checksum_;
  GlassBlock leaf_{0};
  std::vector<Child> leaves_;
  std::string last_key_;
  std::uint32_t blocks_ = 0;
  std::uint64_t entries_ = 0;
};

}  // namespace dateline::store
