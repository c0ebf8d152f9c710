// Ctrl-C and closed pipes.
#pragma once

namespace dateline::cli {

/// From now on a write to a closed pipe is an error of that write instead of the death of the process.
void ignore_closed_pipes();

/// From now on a write beyond the largest file that the shell allows (ulimit -f) is an error of that write.
void ignore_file_size_limit();

/// From now on the first Ctrl-C (also SIGTERM and SIGHUP) only sets the mark that interrupted() reads, so
/// that work can end cleanly; the second one ends the process at once.
void watch_interruptions();
bool interrupted();
/// 128 + the signal, as shells have it; kInterrupted if there was none.
int interruption_status();

}  // namespace dateline::cli
