// Standard output and standard error, where no failure goes unnoticed.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "error/result.h"

namespace dateline::cli {

/// Collects what is written and hands it to a descriptor in large pieces. After a failure nothing more is
/// written.
class Output {
 public:
  /// `name`: what errors call it.
  explicit Output(int descriptor = 1, std::string name = "standard output")
      : descriptor_(descriptor), name_(std::move(name)) {}
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// False once something failed: there is no use in going on.
  bool write(std::string_view text);
  bool flush();
  /// Flushes and closes the books: `status`; or kClosedPipe if the reader has gone; or kFailure, with a
  /// message on standard error, if the system refused (a full disk).
  int finish(int status);

 private:
  int descriptor_;
  std::string name_;
  int failure_ = 0;  // errno
  std::string buffer_;
};

/// Writes to standard error; what cannot be written there is lost.
void write_error(std::string_view text);
/// describe() to standard error; returns the exit status that goes with it.
int report(const error::Error& error);
/// The same for memory that is out, without asking for any.
int report_out_of_memory() noexcept;

}  // namespace dateline::cli
