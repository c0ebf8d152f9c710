// From what went wrong to what the shell is told.
#include "cli/exit_status.h"

namespace dateline::cli {

int exit_status(error::ErrorKind kind) {
  switch (kind) {
    case error::ErrorKind::usage:
    case error::ErrorKind::bad_query:
    case error::ErrorKind::limit:
      return kUsage;
    case error::ErrorKind::locked:
      return kLocked;
    case error::ErrorKind::interrupted:
      return kInterrupted;
    default:
      return kFailure;
  }
}

}  // namespace dateline::cli
