// Completion for bash, from the table of a program.
#pragma once

#include <string>

#include "cli/flag_table.h"

namespace dateline::cli {

/// A script to be sourced: completes commands, flags, the values of flags that have choices, and file names.
std::string bash_completion(const ProgramTable& table);

}  // namespace dateline::cli
