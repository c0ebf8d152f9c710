// Standard output and standard error, where no failure goes unnoticed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/pager.h"
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

  /// From now on a pager is started as soon as there is more than its screen holds. What comes before is held
  /// until then, or until finish(), whatever flush() says.
  void page_through(PagerChoice choice) { pager_choice_ = std::move(choice); }
  /// What is held is shown at once, and there will be no pager unless it runs already.
  bool show_now();

  /// Flushes and closes the books: `status`; or kClosedPipe if the reader has gone; or kFailure, with a
  /// message on standard error, if the system refused (a full disk). Waits for the pager; who leaves it early
  /// gets `status`.
  int finish(int status);

 private:
  /// Holds the text, or starts the pager.
  bool hold();
  int close_pager(int status);
  int descriptor_;
  std::string name_;
  std::optional<PagerChoice> pager_choice_;  // as long as it is not decided whether it is needed
  std::optional<Pager> pager_;
  std::size_t measured_ = 0;  // bytes of the buffer whose rows are counted
  std::size_t rows_ = 0;
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
