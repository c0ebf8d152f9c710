// How many cores of the machine have nothing to do.
#pragma once

#include <chrono>

namespace dateline::search {

/// As Linux counts it in /proc/loadavg, asked once in a while; where there is no such file all cores but the
/// caller's pass for idle. Serves one thread.
class IdleCores {
 public:
  IdleCores();
  ~IdleCores();
  IdleCores(const IdleCores&) = delete;
  IdleCores& operator=(const IdleCores&) = delete;
  unsigned count();

 private:
  unsigned read() const;
  int file_;  // -1: none
  unsigned cores_;
  unsigned idle_ = 0;
  std::chrono::steady_clock::time_point asked_;
};

}  // namespace dateline::search
