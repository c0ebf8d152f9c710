// Which guard gets a fault of the processor: the handlers of SIGSEGV and SIGBUS, and the ranges they know.
#pragma once

#include <cstdint>

namespace dateline::io {

class BlockGuard;

/// From now on faults in the `size` bytes from `begin` go to `guard`. Sets the handlers if they are not set,
/// or were replaced; faults elsewhere go on to the handlers that were there before.
void add_faulting_range(std::uintptr_t begin, std::uint64_t size, BlockGuard& guard);
void remove_faulting_range(const BlockGuard& guard);

}  // namespace dateline::io
