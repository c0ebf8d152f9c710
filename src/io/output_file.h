// Bytes to disk, so that they are there after a power cut once a call has said so.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "error/result.h"

namespace dateline::io {

/// A new file, written front to back through a buffer. Destroyed before finish(), it is closed and left as it
/// is (whoever made its folder removes it). Errors are ErrorKind::storage with the path and the system's
/// words.
class OutputFile {
 public:
  /// Fails if the file exists already.
  static error::Result<OutputFile> create(const std::filesystem::path& path);
  ~OutputFile();
  OutputFile(OutputFile&&) noexcept;
  OutputFile& operator=(OutputFile&&) noexcept;

  error::Status write(std::string_view bytes);
  std::uint64_t size() const;  // bytes written so far, buffered ones included
  /// Writes what is buffered, and with `durable` waits until it is on the disk (fsync). Call once.
  error::Status finish(bool durable);

 private:
  struct State;
  explicit OutputFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Waits until the entries of a folder (new files, renames) are on the disk.
error::Status sync_directory(const std::filesystem::path& directory);
/// fsync of one existing file.
error::Status sync_file(const std::filesystem::path& path);

/// `path` holds `content` afterwards, or what it held before: temporary file beside it, fsync, rename, fsync
/// of the folder.
error::Status replace_file(const std::filesystem::path& path, std::string_view content);

/// The whole of a small file; not_found when it does not exist.
error::Result<std::string> read_small_file(const std::filesystem::path& path,
                                           std::uint64_t most = 256ULL << 20U);

/// Error of kind storage for `path` from errno value `code`: "cannot write: No space left on device".
error::Error storage_error(const std::filesystem::path& path, std::string_view doing, int code);

}  // namespace dateline::io
