// A file as a read-only stretch of memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "error/result.h"

namespace dateline::io {

/// The whole file, mapped; an empty file is an empty view. Stays readable after the file is unlinked.
class MappedFile {
 public:
  static error::Result<MappedFile> open(const std::filesystem::path& path);
  MappedFile() = default;
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  std::string_view bytes() const { return {data_, size_}; }
  /// Takes the file's pages out of the memory of this process, if other threads read it, too: they come back
  /// when they are touched. For those who pass over more files than memory should hold.
  void release() const;

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace dateline::io
