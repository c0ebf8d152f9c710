// What ends the wait for a key. Handlers write a byte to a pipe that the wait looks at, so that no signal
// comes too early to be seen.
#include "screen/wake_pipe.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

namespace dateline::screen {
namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP, SIGWINCH};

// A handler may run on any thread.
std::atomic<int> asked_to_end{0};
std::atomic<int> window_changed{0};
static_assert(std::atomic<int>::is_always_lock_free);
std::array<int, 2> ends{-1, -1};  // set before the handlers are, closed after them
std::array<struct sigaction, kSignals.size()> before{};

void write_byte() {
  const char byte = 0;
  [[maybe_unused]] const auto written = ::write(ends[1], &byte, 1);  // a full pipe wakes as well
}

void on_signal(int signal) {
  const int error_before = errno;
  if (signal == SIGWINCH) {
    window_changed = 1;
  } else {
    asked_to_end = signal;
  }
  write_byte();
  errno = error_before;
}

}  // namespace

WakePipe::WakePipe() {
  asked_to_end = 0;
  window_changed = 0;
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) ends = {-1, -1};
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  ::sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &action, &before[i]);
}

WakePipe::~WakePipe() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) ::sigaction(kSignals[i], &before[i], nullptr);
  for (const int end : ends) ::close(end);
}

void WakePipe::wake() const { write_byte(); }

bool WakePipe::wait_for_key() const {
  std::array<pollfd, 2> waits{{{STDIN_FILENO, POLLIN, 0}, {ends[0], POLLIN, 0}}};
  while (::poll(waits.data(), waits.size(), -1) < 0)
    if (errno != EINTR) return false;
  std::array<char, 64> bytes{};
  while (::read(ends[0], bytes.data(), bytes.size()) > 0) continue;
  return (waits[0].revents & (POLLHUP | POLLERR | POLLNVAL)) == 0;
}

int WakePipe::end_signal() { return asked_to_end; }

bool WakePipe::take_resized() { return window_changed.exchange(0) != 0; }

}  // namespace dateline::screen
