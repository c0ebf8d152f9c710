// Completion for bash, zsh and fish, from the table of a program.
#pragma once

#include <string>

#include "cli/flag_table.h"

namespace dateline::cli {

/// A script to be sourced: completes commands, flags, the values of flags that have choices, and file names.
std::string bash_completion(const ProgramTable& table);

/// A file _NAME for a folder of $fpath, or to be sourced after compinit. As above, and: the first sentence of
/// help beside every flag and command; only flags that go with the command typed; folders where an index
/// stands; no flag twice unless it is repeatable, and no rival of one that is there.
std::string zsh_completion(const ProgramTable& table);

/// A file NAME.fish for ~/.config/fish/completions. As for zsh; fish does not know which flags exclude each
/// other.
std::string fish_completion(const ProgramTable& table);

}  // namespace dateline::cli
