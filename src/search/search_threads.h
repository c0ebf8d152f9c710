// How many threads may answer one query, and from how much work on.
#pragma once

#include <cstdint>

namespace dateline::search {

struct SearchThreads {
  unsigned count = 1;  // the caller's included
  /// About as much work makes a part of its own; nanoseconds. Calling a helper takes 10,000 to 100,000, until
  /// its core has woken up.
  std::uint64_t part = 150'000;
  /// After so much work the helpers are made ready; nanoseconds. Opening an index takes each of them a
  /// millisecond or more, beside the caller.
  std::uint64_t before = 3'000'000;
  /// Leave cores to others who use them: on a core that is taken a part would wait for its turn.
  bool only_idle = true;
};

}  // namespace dateline::search
