// What fault_steps writes to its log, and crash_disk reads: one record for each call that changed the folder.
#pragma once

#include <cstdint>

namespace dateline::faults {

enum class Change : std::uint32_t {
  opened,   // `handle` stands for `path` from here on; `offset`: kCreated, kEmptied or neither
  written,  // `size` bytes at `offset` of `handle`; they follow the record
  cut,      // `handle` has `offset` bytes now
  synced,   // fsync or fdatasync of `handle`
  renamed,  // `path` to `second`
  linked,   // `second` is another name of `path`
  removed,  // a file or an empty folder
  folder_made
};
inline constexpr std::uint64_t kCreated = 1;
inline constexpr std::uint64_t kEmptied = 2;

/// Followed by `path_size` bytes of path, `second_size` of the second path, `size` of data. Paths are
/// relative to the folder that is watched; "" is that folder itself.
struct OperationRecord {
  Change change = Change::opened;
  std::uint32_t path_size = 0;
  std::uint32_t second_size = 0;
  std::uint32_t unused = 0;
  std::uint64_t handle = 0;
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

/// What a process has done so far, in a file that is mapped, so that it is right after SIGKILL too.
struct StepCounts {
  std::uint64_t steps = 0;
  std::uint64_t bytes = 0;        // written
  std::uint64_t allocations = 0;  // since the first step
};

}  // namespace dateline::faults
