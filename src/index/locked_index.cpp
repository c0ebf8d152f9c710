// An index that one writer is about to change.
#include "index/locked_index.h"

#include <utility>

namespace dateline::index {

error::Result<LockedIndex> LockedIndex::open(const std::filesystem::path& index, const std::string& command) {
  auto directory = store::IndexDirectory::open(index);
  if (!directory) return directory.error();
  auto lock = store::WriteLock::acquire(index, command);
  if (!lock) return lock.error();
  auto live = store::Generation::open(index);
  if (!live) return live.error();
  return LockedIndex(std::move(*directory), std::move(*lock), std::move(*live));
}

}  // namespace dateline::index
