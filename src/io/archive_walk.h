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
  std::string
      name;  // path inside the archive ("inner.tar!a.txt" for nested ones); empty when the file is no archive
  std::unique_ptr<ByteStream> bytes;  // valid until the next call of ArchiveWalk::next()
};

/// How far packed files are unpacked. A few bytes can stand for any amount of zeros, or for millions of
/// members.
struct UnpackLimit {
  /// All that comes out of a file, and out of the archives in it, may be so many times as large as the file
  /// (or as what was read of a stream); 0: any amount.
  std::uint64_t ratio = 200;
  std::uint64_t free = 1ULL << 30U;  // bytes that every file may unpack to
  /// What each member counts besides its bytes.
  static constexpr std::uint64_t kCostOfMember = 1ULL << 10U;
};

/// Opens .gz .zst .bz2 .xz (also stacked, .tar.gz) and .tar .zip by their content, never by their name;
/// anything else is one member with its own bytes. Members are only regular files, in the archive's order,
/// without hidden ones (a component of the path begins with a period). Members that are themselves packed are
/// opened too, kDeepestNesting levels deep. A zip that is no file of its own is read without the list at its
/// end, which tells links from files: a symbolic link in it comes as a file. What unpacks to more than the
/// limit ends there, with an error. Not thread-safe.
class ArchiveWalk {
 public:
  static error::Result<ArchiveWalk> open(const std::filesystem::path& path, UnpackLimit limit = {});
  static error::Result<ArchiveWalk> open_standard_input(UnpackLimit limit = {});
  /// `name` is what errors call the stream.
  static error::Result<ArchiveWalk> open_stream(std::unique_ptr<ByteStream> bytes, std::string name,
                                                UnpackLimit limit = {});
  ~ArchiveWalk();
  ArchiveWalk(ArchiveWalk&&) noexcept;
  ArchiveWalk& operator=(ArchiveWalk&&) noexcept;

  /// The next member, nothing at the end, or an error (truncated or damaged archive); the walk goes on behind
  /// an error as far as it can, so call it until there is nothing.
  std::optional<error::Result<Member>> next();
  std::uint64_t bytes_consumed() const;  // of the file on disk, for progress

 private:
  struct State;
  explicit ArchiveWalk(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// A compressed file in an archive in an archive in an archive is opened; deeper ones are taken as they are.
inline constexpr std::size_t kDeepestNesting = 4;

}  // namespace dateline::io
