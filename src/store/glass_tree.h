// The B-tree of a Xapian database's posting lists (glass), read in place: mapped, each block compared with
// its checksum before it is used.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "io/block_guard.h"
#include "io/mapped_file.h"

namespace dateline::store {

/// Levels of a tree at most: what Xapian allows.
inline constexpr std::size_t kGlassLevels = 10;

/// Serves one thread. Reads what GlassTable writes, where an item holds a whole tag. What is damaged ends a
/// walk early, and status() says so: it is to be asked before what was read is handed out.
class GlassTree {
 public:
  /// `folder`: of the database, whose version file has been compared. `checksums`: of the blocks of
  /// "postlist.glass", 8 bytes each, unaligned; must outlive the tree.
  static error::Result<std::unique_ptr<GlassTree>> open(const std::filesystem::path& folder,
                                                        std::string_view checksums);
  GlassTree(const GlassTree&) = delete;
  GlassTree& operator=(const GlassTree&) = delete;

  struct Item {
    std::string_view key;
    std::string_view tag;
  };

  /// A place among the items, in the order of their keys. The tree must outlive it.
  class Walk {
   public:
    /// Moves to the last item whose key is not greater than `key`; false when there is none, or damage.
    bool seek(const GlassTree& tree, std::string_view key);
    /// Moves to the next item; false at the end, or at damage.
    bool next(const GlassTree& tree);
    /// After a move that succeeded; views of the mapped file. No key: damaged.
    Item item(const GlassTree& tree) const;

   private:
    struct Place {
      std::uint32_t block = 0;
      std::uint32_t index = 0;  // of an item in the block
    };
    bool descend(const GlassTree& tree, unsigned level, std::uint32_t block, bool to_last);
    bool step_back(const GlassTree& tree);
    std::array<Place, kGlassLevels> path_;  // by level; 0: the leaf
  };

  /// damaged, with the offset of a block that is not what was written.
  error::Status status() const;

 private:
  GlassTree(std::filesystem::path path, io::MappedFile file, std::string_view checksums);
  struct Root {
    std::uint32_t block = 0;
    unsigned level = 0;
  };
  static std::optional<Root> root_of(std::string_view version_file);
  /// Nothing: not there, or not sound.
  const unsigned char* block(std::uint32_t number) const;
  bool compare(std::uint32_t number) const;
  void note(std::uint64_t offset) const;

  std::filesystem::path path_;
  io::MappedFile file_;
  std::string_view checksums_;
  std::uint32_t blocks_ = 0;
  Root root_;
  std::unique_ptr<io::BlockGuard> guard_;        // of reads that the system cannot carry out
  mutable std::vector<std::uint64_t> compared_;  // a bit for each sound block
  mutable std::optional<std::uint64_t> damage_;  // offset
};

}  // namespace dateline::store
