// --help, --version and --generate, which every program has.
#pragma once

#include <array>
#include <optional>

#include "cli/arguments.h"
#include "cli/flag_table.h"
#include "cli/output.h"

namespace dateline::cli {

inline constexpr Flag kHelpFlag{
    .name = "help", .letter = 'h', .value = "", .help = "This text.", .group = "About"};
inline constexpr Flag kVersionFlag{.name = "version",
                                   .value = "",
                                   .help = "Version of the program and of the index format, and licence.",
                                   .group = "About"};
inline constexpr Flag kNoConfigFlag{
    .name = "no-config",
    .value = "",
    .help = "Leave out the defaults of the configuration file and of the environment.",
    .group = "About"};
inline constexpr Flag kGenerateFlag{
    .name = "generate",
    .value = "WHAT",
    .help =
        "Write the manual page (man) or completion for a shell (complete-bash, complete-zsh, complete-fish).",
    .group = "About",
    .choices = "man complete-bash complete-zsh complete-fish"};

/// Writes what one of the three asks for and returns the exit status; nothing when none was given.
std::optional<int> describe_self(const ProgramTable& table, const Arguments& arguments, Output& out);

}  // namespace dateline::cli
