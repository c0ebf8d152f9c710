// Ctrl-C and closed pipes: a handler that does next to nothing.
#include "cli/interruption.h"

#include <csignal>

#include <unistd.h>

#include "cli/exit_status.h"

namespace dateline::cli {
namespace {

constexpr int kSignalStatus = 128;
volatile std::sig_atomic_t received_signal = 0;  // the one thing that a handler may share with the program

void on_signal(int signal) {
  if (received_signal != 0) ::_exit(kSignalStatus + signal);
  received_signal = signal;
}

}  // namespace

void ignore_closed_pipes() { std::signal(SIGPIPE, SIG_IGN); }

void ignore_file_size_limit() { std::signal(SIGXFSZ, SIG_IGN); }

void watch_interruptions() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;  // reads and writes under way go on; the mark is looked at between articles
  ::sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    // Who starts us with a signal ignored (nohup) means it.
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    ::sigaction(signal, &action, nullptr);
  }
}

bool interrupted() { return received_signal != 0; }

int interruption_status() { return received_signal == 0 ? kInterrupted : kSignalStatus + received_signal; }

}  // namespace dateline::cli
