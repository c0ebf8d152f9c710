// Standard output and standard error by write(2), so that every failure is seen.
#include "cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "cli/exit_status.h"

namespace dateline::cli {
namespace {

constexpr std::size_t kBufferBytes = 64 * 1024;

/// errno of the failure, or 0.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

bool Output::write(std::string_view text) {
  if (failure_ != 0) return false;
  buffer_ += text;
  return buffer_.size() < kBufferBytes || flush();
}

bool Output::flush() {
  if (failure_ == 0) failure_ = write_all(descriptor_, buffer_);
  buffer_.clear();
  return failure_ == 0;
}

int Output::finish(int status) {
  if (flush()) return status;
  if (failure_ == EPIPE) return kClosedPipe;
  report({error::ErrorKind::storage,
          {name_, 0, 0},
          std::string("cannot write: ") + std::strerror(failure_),
          {},
          {}});
  return kFailure;
}

void write_error(std::string_view text) { (void)write_all(2, text); }

int report(const error::Error& error) {
  write_error(error::describe(error));
  return exit_status(error.kind);
}

int report_out_of_memory() noexcept {
  write_error("out of memory\n");
  return kFailure;
}

}  // namespace dateline::cli
