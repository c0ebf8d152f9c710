// Runs dateline-index and dateline-query as a shell would, with things put in their way.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "faults/fault_plan.h"

namespace dateline::faults {

using Arguments = std::vector<std::string>;

struct Surroundings {
  std::optional<FaultPlan> faults = {};
  std::filesystem::path current_folder = {};        // empty: that of the test
  bool current_folder_vanishes = false;             // it is removed before the program begins
  std::optional<std::uint64_t> open_files = {};     // ulimit -n
  std::optional<std::uint64_t> address_space = {};  // ulimit -v, in bytes
  std::optional<std::uint64_t> file_size = {};      // ulimit -f, in bytes
  std::optional<uid_t> user = {};                   // needs root
  std::optional<std::chrono::microseconds> killed_after = {};
};

struct Outcome {
  int status = -1;  // exit status; -1 when a signal ended it
  int signal = 0;
  std::string out;
  std::string err;
};
std::ostream& operator<<(std::ostream& out, const Outcome& outcome);

/// Runs it to its end. A program that takes more than two minutes is killed with SIGABRT.
Outcome run_index(const Arguments& arguments, const Surroundings& surroundings = {});
Outcome run_query(const Arguments& arguments, const Surroundings& surroundings = {});

/// A program that goes on while the test does something else; killed at the end of the scope.
class RunningIndex {
 public:
  RunningIndex(const Arguments& arguments, int standard_input);
  ~RunningIndex();
  RunningIndex(const RunningIndex&) = delete;
  RunningIndex& operator=(const RunningIndex&) = delete;
  pid_t process() const { return process_; }

 private:
  pid_t process_ = -1;
};

/// Is this root? Otherwise says visibly that the test is skipped, and why.
bool is_root(const char* needed_for);

}  // namespace dateline::faults
