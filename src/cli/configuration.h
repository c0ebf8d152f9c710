// What a person wants always: defaults of options, from a file and from the environment.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/arguments.h"
#include "cli/flag_table.h"
#include "error/result.h"

namespace dateline::cli {

/// Where defaults may stand.
struct DefaultSources {
  std::string file;                     // its path; empty: there is none
  std::optional<std::string> variable;  // the options in it, as they are typed; quotes as in a shell
};

/// $XDG_CONFIG_HOME/dateline/config or ~/.config/dateline/config, if it is there, and the variable of the
/// program: DATELINE_QUERY_OPTIONS for dateline-query.
DefaultSources default_sources(const ProgramTable& table);
/// "DATELINE_QUERY_OPTIONS"
std::string options_variable(const ProgramTable& table);

/// What was typed, and behind it the defaults: an option of the command line takes the place of the same one
/// of the variable, and that of the same one of the file; so does one that excludes it (table.rivals).
/// Defaults that do not go with the command are left out. --no-config, --help, --version and --generate read
/// no defaults. Errors of a default are placed where it stands: file, line and column.
///
/// The file holds sections, [query] for dateline-query and [index] for dateline-index, with lines of the form
/// `option = value`; a switch is set by yes and left by no. Blank lines and those that begin with # or ; say
/// nothing.
error::Result<Arguments> read_arguments(const ProgramTable& table, int argc, const char* const* argv,
                                        const DefaultSources& sources);

/// An error about an option, "--limit: ...", placed where the option stands, if it is a default.
error::Error placed_default(error::Error error, const Arguments& arguments);

}  // namespace dateline::cli
