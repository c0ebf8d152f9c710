// What the programs say to the shell.
#pragma once

#include "error/error.h"

namespace dateline::cli {

inline constexpr int kSuccess = 0;  // everything is in; at least one match
inline constexpr int kPartly = 1;   // published, but something was skipped; no match
inline constexpr int kUsage = 2;    // wrong usage, or a query that cannot be read
inline constexpr int kFailure =
    3;  // nothing was published; the index is missing, damaged or of an unknown version
inline constexpr int kLocked = 75;        // another writer holds the index (EX_TEMPFAIL of sysexits.h)
inline constexpr int kInterrupted = 130;  // 128 + SIGINT, as shells have it
inline constexpr int kClosedPipe = 141;   // 128 + SIGPIPE, as shells have it

int exit_status(error::ErrorKind kind);

}  // namespace dateline::cli
