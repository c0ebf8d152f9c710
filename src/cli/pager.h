// Long output on a terminal goes through a pager.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cli/terminal.h"
#include "error/result.h"

namespace dateline::cli {

struct PagerChoice {
  std::string command;  // for the shell
  TerminalSize screen;  // what fits is shown without the pager
};

/// The first of the two variables that is set (nullptr: it is not), else `less -FRX` if there is a less.
/// Nothing if that is empty, blank or "cat".
std::string pager_command(const char* dateline_pager, const char* pager, bool has_less);
/// For what is written to `descriptor`: nothing where that is no terminal of known size, or a dumb one.
std::optional<PagerChoice> choose_pager(int descriptor);

/// The rows that `text` takes on a terminal, at most one too many for a line with escape sequences.
std::size_t screen_rows(std::string_view text, std::size_t columns);

/// A pager that runs. While it does, Ctrl-C is the pager's, and what goes to standard error comes through it
/// if that is a terminal, too.
class Pager {
 public:
  static error::Result<Pager> start(const std::string& command);
  Pager(Pager&& other) noexcept;
  Pager& operator=(Pager&&) = delete;
  ~Pager() { wait(); }

  int descriptor() const { return input_; }  // to write to
  /// Ends its input and waits until the person has left it; its exit status.
  int wait();

 private:
  Pager(int child, int input);
  int child_;
  int input_;
  int standard_error_ = -1;  // where it led before
  void (*on_interrupt_)(int) = nullptr;
};

}  // namespace dateline::cli
