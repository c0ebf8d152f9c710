// Threads that wait to take parts of work off the caller's hands.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

namespace dateline::search {

/// The caller never waits for a helper to come: whoever is free takes the next item, and a helper that is
/// late finds nothing left. Waking one takes some microseconds. One caller at a time.
class HelperThreads {
 public:
  /// Slot 0 is the caller's, helpers have the slots from 1 on; fewer than asked for where the system refuses
  /// threads. Each helper first calls prepare(slot) on its own
  /// thread, and takes no part if that says no; it must not throw.
  HelperThreads(unsigned helpers, std::function<bool(unsigned slot)> prepare);
  ~HelperThreads();
  HelperThreads(const HelperThreads&) = delete;
  HelperThreads& operator=(const HelperThreads&) = delete;

  using Use = std::function<void(unsigned slot, std::size_t item)>;
  /// Calls use(slot, item) once for each item below `items`, from several threads at once, and returns when
  /// all calls have. What a call throws is thrown here, once; items after it may then stay undone.
  void run(std::size_t items, const Use& use);

  unsigned count() const { return static_cast<unsigned>(threads_.size()); }
  /// How many of them have prepared themselves.
  unsigned ready() const { return ready_.load(std::memory_order_acquire); }
  /// And how many could not.
  unsigned failed() const { return failed_.load(std::memory_order_relaxed); }

 private:
  struct Job;
  void serve(unsigned slot, const std::function<bool(unsigned)>& prepare);
  void join(unsigned slot);
  void wait_for_helpers();

  std::atomic<Job*> job_ = nullptr;
  std::atomic<std::uint32_t> calls_ = 0;   // one more with each job, and at the end
  std::atomic<std::uint32_t> inside_ = 0;  // helpers that may hold job_
  std::atomic<unsigned> ready_ = 0;
  std::atomic<unsigned> failed_ = 0;
  std::atomic<bool> ends_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dateline::search
