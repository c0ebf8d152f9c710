// The terminal, as ncurses drives it: from open() until the destructor it is ours, then it is as it was.
#pragma once

#include <optional>

#include "error/result.h"
#include "screen/key.h"
#include "screen/styled_line.h"

namespace dateline::screen {

/// One at a time.
class TerminalSession {
 public:
  /// usage when the terminal is of a kind that cannot move its cursor, or of an unknown one.
  static error::Result<TerminalSession> open(bool color);
  TerminalSession(TerminalSession&& other) noexcept;
  TerminalSession& operator=(TerminalSession&&) = delete;
  ~TerminalSession();

  void paint(const Picture& picture);
  /// The next key that is already there, nothing when there is none. Never waits longer than Escape takes to
  /// be told from the keys that begin with it.
  std::optional<Key> read_key();
  /// The size of the window, which the next paint() will use.
  Size measure();

 private:
  explicit TerminalSession(void* handle) : handle_(handle) {}
  void* handle_;  // of ncurses
};

}  // namespace dateline::screen
