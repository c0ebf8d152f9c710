// What ends the wait for a key: signals, and answers of another thread.
#pragma once

namespace dateline::screen {

/// While it lives, SIGINT, SIGTERM, SIGHUP and SIGWINCH only leave a mark and wake. One at a time.
class WakePipe {
 public:
  WakePipe();
  ~WakePipe();
  WakePipe(const WakePipe&) = delete;
  WakePipe& operator=(const WakePipe&) = delete;

  /// From any thread.
  void wake() const;
  /// Waits until a key is there, or someone woke us; false when the terminal has gone.
  bool wait_for_key() const;
  /// The signal that asks us to end, or 0.
  static int end_signal();
  /// Has the window changed since the last call?
  static bool take_resized();
};

}  // namespace dateline::screen
