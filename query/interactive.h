// --interactive: answers while a person types.
#pragma once

#include "query_options.h"

namespace dateline::query {

/// Runs until the person leaves and returns the exit status: 0, or 128 + the signal that ended it.
int run_interactive(const QueryOptions& options);

}  // namespace dateline::query
