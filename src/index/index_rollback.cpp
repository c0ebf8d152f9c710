// The generation before, live again.
#include "index/index_rollback.h"

#include "store/generation.h"
#include "store/index_directory.h"
#include "store/write_lock.h"

namespace dateline::index {

error::Result<store::Manifest> roll_back(const std::filesystem::path& index, const std::string& command) {
  auto directory = store::IndexDirectory::open(index);
  if (!directory) return directory.error();
  auto lock = store::WriteLock::acquire(index, command);
  if (!lock) return lock.error();
  const auto predecessor = directory->predecessor();
  if (!predecessor) return predecessor.error();
  auto generation = store::Generation::open(*directory, *predecessor);
  if (!generation) return generation.error();
  if (auto s = directory->make_live(*predecessor); !s) return s.error();
  return generation->manifest();
}

}  // namespace dateline::index
