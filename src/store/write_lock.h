// One writer at a time.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "error/result.h"

namespace dateline::store {

/// Held from acquire() to destruction; given up by the system when the process dies. The file LOCK names the
/// holder (process, machine, command, since when). `locked` with the holder's name when another process has
/// it.
class WriteLock {
 public:
  static error::Result<WriteLock> acquire(const std::filesystem::path& index, const std::string& command);
  ~WriteLock();
  WriteLock(WriteLock&& other) noexcept;
  WriteLock& operator=(WriteLock&&) = delete;

 private:
  explicit WriteLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace dateline::store
