// How many cores of the machine have nothing to do.
#include "search/idle_cores.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <thread>

namespace dateline::search {
namespace {

/// Asking takes two microseconds.
constexpr std::chrono::microseconds kAnswerHolds{500};

/// "0.20 0.18 0.12 1/80 11206": of 80 tasks 1 runs, or would if it had a core.
unsigned running_tasks(std::string_view text) {
  for (int field = 0; field < 3; ++field) text.remove_prefix(std::min(text.find(' ') + 1, text.size()));
  unsigned running = 0;
  std::from_chars(text.data(), text.data() + text.size(), running);
  return running;
}

}  // namespace

IdleCores::IdleCores()
    : file_(::open("/proc/loadavg", O_RDONLY | O_CLOEXEC)),
      cores_(std::max(1U, std::thread::hardware_concurrency())) {}

IdleCores::~IdleCores() {
  if (file_ >= 0) ::close(file_);
}

unsigned IdleCores::count() {
  const auto now = std::chrono::steady_clock::now();
  if (now - asked_ < kAnswerHolds) return idle_;
  asked_ = now;
  return idle_ = read();
}

unsigned IdleCores::read() const {
  std::array<char, 64> text;
  const auto size = file_ < 0 ? -1 : ::pread(file_, text.data(), text.size(), 0);
  if (size <= 0) return cores_ - 1;
  const unsigned running = std::max(1U, running_tasks({text.data(), static_cast<std::size_t>(size)}));
  return cores_ - std::min(cores_, running);
}

}  // namespace dateline::search
