// Work done in a process of its own, so that what it costs is not mixed with what was done before.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "benchmarks/plain_xapian.h"
#include "error/result.h"

namespace dateline::benchmarks {

/// What a piece of work took, as the kernel accounts for its process.
struct Cost {
  double wall_seconds = 0;
  double cpu_seconds = 0;             // user and system, all threads
  std::uint64_t peak_bytes = 0;       // largest resident memory, mapped files included
  std::uint64_t anonymous_bytes = 0;  // largest part of it that is no file, as seen every few milliseconds
};
struct MeasuredVolume {
  Volume volume;
  Cost cost;
};

/// Forks, runs `work` there and waits. An Error of `work` comes back as its message; a child that died is an
/// internal error.
error::Result<MeasuredVolume> run_apart(const std::function<error::Result<Volume>()>& work);

/// Runs a program that prints "ARTICLES BYTES", what it took in, as the first line of its output; the rest is
/// left out.
error::Result<MeasuredVolume> run_command(const std::vector<std::string>& command);

/// Runs a program, reads all of its output and waits for it to end; without looking at its memory on the way,
/// which would take time from what is short. A program that fails is an internal error.
error::Result<Cost> run_briefly(const std::vector<std::string>& command);

/// Becomes another program; its name is looked for on the PATH. For the child of a fork.
[[noreturn]] void execute_command(const std::vector<std::string>& command);

}  // namespace dateline::benchmarks
