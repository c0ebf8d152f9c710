// Which guard gets a fault of the processor: the handlers of SIGSEGV and SIGBUS, and the ranges they know.
#include "io/fault_handlers.h"

#include <csignal>

#include <array>
#include <atomic>
#include <cerrno>
#include <mutex>

#include "io/block_guard.h"

namespace dateline::io {
namespace {

/// Ranges stand in a list that only grows, so that handlers can walk it without a lock; what is removed has
/// no guard, and is used again.
struct Range {
  std::atomic<std::uintptr_t> begin{0};
  std::atomic<std::uint64_t> size{0};
  std::atomic<BlockGuard*> guard{nullptr};
  Range* next = nullptr;
};
std::atomic<Range*> ranges{nullptr};
std::mutex changing_ranges;

BlockGuard* guard_of(std::uintptr_t address) noexcept {
  for (const Range* range = ranges.load(); range != nullptr; range = range->next) {
    BlockGuard* const guard = range->guard.load();
    if (guard != nullptr && address - range->begin.load() < range->size.load()) return guard;
  }
  return nullptr;
}

/// A signal and what was done about it before us.
struct Handled {
  int signal;
  struct sigaction before;
};
std::array<Handled, 2> handled{Handled{SIGSEGV, {}}, Handled{SIGBUS, {}}};

/// The fault is not ours. Handlers of others are called; without one the same instruction faults again and
/// ends the process as it would have.
void hand_on(int signal, siginfo_t* info, void* context) {
  const struct sigaction& before = handled[signal == SIGSEGV ? 0 : 1].before;
  if ((before.sa_flags & SA_SIGINFO) != 0) return before.sa_sigaction(signal, info, context);
  if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) return before.sa_handler(signal);
  ::sigaction(signal, &before, nullptr);
  if (info->si_code <= 0) (void)::raise(signal);  // sent by a process: nothing will fault again
}

void on_fault(int signal, siginfo_t* info, void* context) {
  const int kept = errno;
  const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
  BlockGuard* const guard = info->si_code > 0 ? guard_of(address) : nullptr;
  const bool goes_on = guard != nullptr && (signal == SIGSEGV ? guard->open_touched(address)
                                                              : guard->replace_unreadable(address));
  if (!goes_on) hand_on(signal, info, context);
  errno = kept;
}

void set_handlers() {
  for (Handled& one : handled) {
    struct sigaction now {};
    if (::sigaction(one.signal, nullptr, &now) != 0) continue;
    if ((now.sa_flags & SA_SIGINFO) != 0 && now.sa_sigaction == on_fault) continue;
    one.before = now;
    struct sigaction ours {};
    ours.sa_sigaction = on_fault;
    ours.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&ours.sa_mask);
    ::sigaction(one.signal, &ours, nullptr);
  }
}

}  // namespace

void add_faulting_range(std::uintptr_t begin, std::uint64_t size, BlockGuard& guard) {
  const std::lock_guard lock(changing_ranges);
  set_handlers();
  Range* free = ranges.load();
  while (free != nullptr && free->guard.load() != nullptr) free = free->next;
  const bool is_new = free == nullptr;
  if (is_new) free = new Range;
  free->begin.store(begin);
  free->size.store(size);
  free->guard.store(&guard);
  if (!is_new) return;
  free->next = ranges.load();
  ranges.store(free);
}

void remove_faulting_range(const BlockGuard& guard) {
  const std::lock_guard lock(changing_ranges);
  for (Range* range = ranges.load(); range != nullptr; range = range->next)
    if (range->guard.load() == &guard) range->guard.store(nullptr);
}

}  // namespace dateline::io
