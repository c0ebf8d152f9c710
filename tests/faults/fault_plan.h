// What is to happen to a program, told to the preloaded library fault_steps through its environment.
#pragma once

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dateline::faults {

/// A step is a call that touches something in `folder` or the folder itself, numbered from 1 in every
/// process: by default those that change something (create, write, cut, sync, rename, link, remove, make a
/// folder).
struct FaultPlan {
  std::filesystem::path folder;    // absolute
  bool counts_readings = false;    // open, read, map and close are steps, too
  std::uint64_t dies_before = 0;   // SIGKILL before this step; 0: never
  std::uint64_t dies_within = 0;   // SIGKILL when half of a write has been written, or after another step
  std::uint64_t fails_at = 0;      // this step fails with `error`; 0: none
  std::uint64_t no_memory_at = 0;  // this allocation fails, counted since the first step; 0: none
  bool fails_from = false;         // and all steps, or allocations, that follow
  int error = EIO;
  std::optional<std::uint64_t>
      room;  // bytes that can be written in all; then writes are short, then fail with `error`
  std::uint64_t shortens =
      0;  // seed (not 0): reads and writes do a random part, writes are interrupted at times
  std::int64_t clock_shift = 0;  // seconds
  std::filesystem::path log;     // gets an OperationRecord for every change
  std::filesystem::path counts;  // gets StepCounts

  /// NAME=VALUE, LD_PRELOAD among them.
  std::vector<std::string> environment() const;
};

}  // namespace dateline::faults
