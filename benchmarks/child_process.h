// Work done in a process of its own, so that what it costs is not mixed with what was done before.
#pragma once

#include <functional>

#include "benchmarks/plain_xapian.h"
#include "error/result.h"

namespace dateline::benchmarks {

/// What a piece of work took, as the kernel accounts for its process.
struct Cost {
  double wall_seconds = 0;
  double cpu_seconds = 0;        // user and system, all threads
  std::uint64_t peak_bytes = 0;  // largest resident memory
};
struct MeasuredVolume {
  Volume volume;
  Cost cost;
};

/// Forks, runs `work` there and waits. An Error of `work` comes back as its message; a child that died is an
/// internal error.
error::Result<MeasuredVolume> run_apart(const std::function<error::Result<Volume>()>& work);

}  // namespace dateline::benchmarks
