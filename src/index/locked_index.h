// An index that one writer is about to change: its lock, and the generation that is live.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "error/result.h"
#include "store/generation.h"
#include "store/index_directory.h"
#include "store/write_lock.h"

namespace dateline::index {

class LockedIndex {
 public:
  /// `command` is named in LOCK. Errors: not_found (no index), locked, version, damaged, storage.
  static error::Result<LockedIndex> open(const std::filesystem::path& index, const std::string& command);

  const store::IndexDirectory& directory() const { return directory_; }
  const store::Generation& live() const { return *live_; }

 private:
  LockedIndex(store::IndexDirectory directory, store::WriteLock lock, store::Generation live)
      : directory_(std::move(directory)),
        lock_(std::move(lock)),
        live_(std::make_unique<store::Generation>(std::move(live))) {}
  store::IndexDirectory directory_;
  store::WriteLock lock_;
  std::unique_ptr<store::Generation> live_;  // pinned: changes refer to it
};

}  // namespace dateline::index
