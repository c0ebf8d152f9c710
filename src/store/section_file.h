// A sealed file of named sections, with checksums: the form of every file of ours in a segment.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "error/result.h"
#include "io/block_guard.h"
#include "io/mapped_file.h"
#include "io/output_file.h"

namespace dateline::store {

/// Layout (little-endian; docs/index-format.md):
///   sections, each begun at a multiple of 64 bytes | directory | block checksums | footer (64 bytes)
/// Directory: one line a section, "name offset size\n". Block checksums: XXH3-64 of every 64 KiB of what
/// stands before them, the last block being shorter. Footer: magic "DATELINE", kind (8 bytes), format
/// version, block size, offset, size and checksum of the directory, checksum of the block checksums, checksum
/// of the footer.
inline constexpr std::uint32_t kSectionFileVersion = 1;
inline constexpr std::uint64_t kChecksumBlock = 64 * 1024;

class SectionWriter {
 public:
  /// `kind`: at most 8 characters ("columns").
  static error::Result<SectionWriter> create(const std::filesystem::path& path, std::string_view kind);

  /// Ends the section before and begins `name` (letters, digits, periods, underscores; each once).
  error::Status begin(std::string_view name);
  error::Status append(std::string_view bytes);
  template <class T>
  error::Status append_array(std::span<const T> values) {
    return append({reinterpret_cast<const char*>(values.data()), values.size_bytes()});
  }
  template <class T>
  error::Status section(std::string_view name, std::span<const T> values) {
    if (auto begun = begin(name); !begun) return begun;
    return append_array(values);
  }
  /// Bytes in the section begun last.
  std::uint64_t section_size() const;
  error::Status finish(bool durable);

 private:
  struct Section {
    std::string name;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };
  SectionWriter(io::OutputFile file, std::string kind);
  error::Status raw(std::string_view bytes);
  error::Status pad(std::uint64_t multiple);
  io::OutputFile file_;
  std::string kind_;
  std::vector<Section> sections_;
  std::string block_;  // bytes of the block that is being filled
  std::vector<std::uint64_t> checksums_;
};

class SectionWatch;

class SectionFile {
 public:
  SectionFile() = default;
  /// Checks the footer, the directory and that they belong to a `kind` file; not the blocks (see verify()). A
  /// missing file is damaged too.
  static error::Result<SectionFile> open(const std::filesystem::path& path, std::string_view kind);

  /// Of all sections, in bytewise order.
  std::vector<std::string> names() const;
  bool has(std::string_view name) const { return sections_.contains(name); }
  /// Empty when there is no such section.
  std::string_view bytes(std::string_view name) const;
  /// The section as an array of T; empty when absent. A size that is no multiple of sizeof(T) counts as
  /// absent.
  template <class T>
  std::span<const T> array(std::string_view name) const {
    const std::string_view raw = bytes(name);
    if (raw.size() % sizeof(T) != 0) return {};
    return {reinterpret_cast<const T*>(raw.data()), raw.size() / sizeof(T)};
  }
  /// Compares every block with its checksum; damaged with the path and the offset of the first bad block.
  error::Status verify() const;
  /// From now on every block is compared when it is first touched; the watch tells what was found. It must
  /// not outlive this file (which may be moved). damaged when the last block, compared at once, is not sound.
  error::Result<std::unique_ptr<SectionWatch>> watch() const;
  /// See io::MappedFile::release().
  void release() const { file_.release(); }
  const std::filesystem::path& path() const { return path_; }
  std::uint64_t size() const { return file_.bytes().size(); }

 private:
  bool read_directory(std::string_view directory, std::string_view sections);
  std::filesystem::path path_;
  io::MappedFile file_;
  std::map<std::string, std::string_view, std::less<>> sections_;
  std::string_view checked_;    // what the block checksums cover
  std::string_view checksums_;  // 8 bytes each, unaligned
  std::uint64_t checksums_checksum_ = 0;
};

/// A section file being read: nothing made of it is to be handed out unless status() says afterwards that the
/// touched blocks were sound.
class SectionWatch {
 public:
  SectionWatch(std::filesystem::path path, std::string_view mapping, std::uint64_t checked,
               std::string_view checksums)
      : path_(std::move(path)), guard_(mapping, checked, checksums, kChecksumBlock) {}
  /// damaged with the offset of a bad block; storage when the file could not be read.
  error::Status status() const;
  std::uint64_t compared_blocks() const { return guard_.compared(); }

 private:
  std::filesystem::path path_;
  io::BlockGuard guard_;
};

/// The error for a file of the index whose content is not what was written.
error::Error damaged(const std::filesystem::path& path, std::string message);

}  // namespace dateline::store
