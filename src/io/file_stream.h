// A file, a pipe or standard input as a stream of bytes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "error/result.h"
#include "io/archive_walk.h"

namespace dateline::io {

/// A regular file is read as far as it reached when it was opened: one that grows (a log, the list of rejects
/// of this very run) comes to an end, and one that was cut meanwhile is an error.
class FileStream final : public ByteStream {
 public:
  static error::Result<std::unique_ptr<FileStream>> open(const std::filesystem::path& path);
  static std::unique_ptr<FileStream> standard_input();  // not closed at the end
  ~FileStream() override;
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;

  error::Result<std::size_t> read(std::span<char> buffer) override;
  /// As lseek(); -1 where that fails, as in a pipe.
  std::int64_t seek(std::int64_t offset, int whence);
  bool can_seek() const { return can_seek_; }
  /// Of a regular file that was not empty when it was opened.
  std::optional<std::uint64_t> size() const { return size_; }

 private:
  error::Error shortened();
  FileStream(int descriptor, std::string name, bool can_seek, std::optional<std::uint64_t> size);
  int descriptor_;
  std::string name_;
  bool can_seek_;
  std::optional<std::uint64_t> size_;  // of a regular file that is not empty, when it was opened
  std::uint64_t offset_ = 0;
};

/// A stream whose first bytes have been looked at: read() still begins with them.
class PeekedStream final : public ByteStream {
 public:
  explicit PeekedStream(std::unique_ptr<ByteStream> inner) : inner_(std::move(inner)) {}
  /// The first `size` bytes, fewer only at the end. Only before the first read().
  error::Result<std::string_view> peek(std::size_t size);
  error::Result<std::size_t> read(std::span<char> buffer) override;

 private:
  std::unique_ptr<ByteStream> inner_;
  std::string front_;
  std::size_t front_read_ = 0;
};

}  // namespace dateline::io
