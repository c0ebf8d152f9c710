// Bytes of a source in order, whatever they are packed in: compressed files, archives, standard input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "error/result.h"

namespace dateline::io {

/// A stream of bytes; reads go forward only.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// Fills the front of `buffer`, returns how many bytes (0 only at the end). Errors carry the path.
  virtual error::Result<std::size_t> read(std::span<char> buffer) = 0;
};

/// One plain stream found in a file: the file itself, its decompressed content, or one member of an archive.
struct Member {
  std::string name;       // path inside the archive; empty when the file is no archive
  std::unique_ptr<ByteStream> bytes;  // valid until the next call of ArchiveWalk::next()
};

/// Opens .gz .zst .bz2 .xz (also stacked, .tar.gz) and .tar .zip by their content, never by their name; anything else is one
/// member with its own bytes. Members are only regular files, in the archive's order. Not thread-safe.
class ArchiveWalk {
 public:
  static error::Result<ArchiveWalk> open(const std::filesystem::path& path);
  static error::Result<ArchiveWalk> open_standard_input();
  ~ArchiveWalk();
  ArchiveWalk(ArchiveWalk&&) noexcept;
  ArchiveWalk& operator=(ArchiveWalk&&) noexcept;

  /// The next member, nothing at the end, or an error (truncated or damaged archive); after an error the walk is over.
  std::optional<error::Result<Member>> next();
  std::uint64_t bytes_consumed() const;  // of the file on disk, for progress

 private:
  struct State;
  explicit ArchiveWalk(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::io
