// Threads that wait to take parts of work off the caller's hands.
#include "search/helper_threads.h"

#include <csignal>
#include <exception>
#include <new>
#include <system_error>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace dateline::search {
namespace {

/// Looks at a counter before sleeping: what is left to the helpers is short.
constexpr unsigned kLooks = 20'000;

void pause_shortly() {
#ifdef __SSE2__
  _mm_pause();
#endif
}

/// What the process is told from outside is told to its own threads; faults of the processor are each one's
/// own.
void leave_signals_to_others() {
  sigset_t signals;
  sigfillset(&signals);
  for (const int own : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigdelset(&signals, own);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

}  // namespace

struct HelperThreads::Job {
  const Use& use;
  std::size_t items;
  std::atomic<std::size_t> next = 0;
  std::atomic<bool> failed = false;
  std::exception_ptr failure = nullptr;  // written by who sets `failed`

  void work(unsigned slot) {
    try {
      for (std::size_t item = next++; item < items && !failed; item = next++) use(slot, item);
    } catch (...) {
      if (!failed.exchange(true)) failure = std::current_exception();
    }
  }
};

HelperThreads::HelperThreads(unsigned helpers, std::function<bool(unsigned slot)> prepare) {
  threads_.reserve(helpers);
  try {
    for (unsigned slot = 1; slot <= helpers; ++slot)
      threads_.emplace_back([this, slot, prepare] { serve(slot, prepare); });
  } catch (const std::system_error&) {
    // The system has no more threads for us: those that there are do the work.
  } catch (const std::bad_alloc&) {
    // Nor memory for more.
  }
}

HelperThreads::~HelperThreads() {
  ends_ = true;
  ++calls_;
  calls_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void HelperThreads::serve(unsigned slot, const std::function<bool(unsigned)>& prepare) {
  leave_signals_to_others();
  if (!prepare(slot)) {
    ++failed_;
    return;
  }
  ready_.fetch_add(1, std::memory_order_release);
  while (true) {
    // Before `ends_`: else the call that tells of the end could pass for one seen before, and be slept
    // through.
    const std::uint32_t seen = calls_;
    if (ends_) return;
    join(slot);
    calls_.wait(seen);
  }
}

/// The order of the two lines in the middle, and of those in run(), is what keeps a job alive while it is
/// used: either a helper finds no job, or the caller finds that it is inside.
void HelperThreads::join(unsigned slot) {
  ++inside_;
  if (Job* job = job_.load()) job->work(slot);
  if (--inside_ == 0) inside_.notify_all();
}

void HelperThreads::run(std::size_t items, const Use& use) {
  Job job{use, items};
  job_ = &job;
  ++calls_;
  for (std::size_t i = 1; i < items && i <= threads_.size(); ++i) calls_.notify_one();
  job.work(0);
  job_ = nullptr;
  wait_for_helpers();
  if (job.failure) std::rethrow_exception(job.failure);
}

void HelperThreads::wait_for_helpers() {
  for (unsigned looks = 0; looks < kLooks; ++looks) {
    if (inside_ == 0) return;
    pause_shortly();
  }
  for (std::uint32_t inside = inside_; inside != 0; inside = inside_) inside_.wait(inside);
}

}  // namespace dateline::search
