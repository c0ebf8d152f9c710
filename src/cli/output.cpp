// Standard output and standard error by write(2), so that every failure is seen.
#include "cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

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
  if (pager_choice_) return hold();
  return buffer_.size() < kBufferBytes || flush();
}

bool Output::hold() {
  // Only whole lines are measured, so that no line is counted twice.
  const std::size_t lines = buffer_.rfind('\n') + 1;
  if (lines <= measured_) return true;
  const std::string_view fresh = std::string_view(buffer_).substr(measured_, lines - measured_);
  rows_ += screen_rows(fresh, pager_choice_->screen.columns);
  measured_ = lines;
  if (rows_ < pager_choice_->screen.rows) return true;
  auto started = Pager::start(pager_choice_->command);
  pager_choice_.reset();
  if (!started) {
    report(started.error());
    return flush();
  }
  pager_.emplace(std::move(*started));
  descriptor_ = pager_->descriptor();
  return flush();
}

bool Output::show_now() {
  pager_choice_.reset();
  return flush();
}

bool Output::flush() {
  if (pager_choice_) return true;
  if (failure_ == 0) failure_ = write_all(descriptor_, buffer_);
  buffer_.clear();
  return failure_ == 0;
}

int Output::close_pager(int status) {
  constexpr int kCannotRun = 126;
  constexpr int kNoSuchProgram = 127;
  const int pager_status = pager_->wait();
  pager_.reset();
  if (pager_status != kCannotRun && pager_status != kNoSuchProgram) return status;
  return report({error::ErrorKind::storage,
                 {},
                 "the pager cannot be run, so the output is lost",
                 {},
                 "set DATELINE_PAGER or PAGER to another one, or go without one: --no-pager"});
}

int Output::finish(int status) {
  const bool written = show_now();
  if (pager_) return close_pager(status);
  if (written) return status;
  if (failure_ == EPIPE) return kClosedPipe;
  report({error::ErrorKind::storage,
          {name_, 0, 0},
          std::string("cannot write: ") + std::strerror(failure_),
          {},
          failure_ == ENOSPC ? "free some space and run the command again" : ""});
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
