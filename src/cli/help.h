// --help and --version, from the table of a program.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/flag_table.h"

namespace dateline::cli {

/// Examples first, then usage, commands, options and exit statuses, wrapped to `width` columns. With a
/// `command` only its own usage and options.
std::string help_text(const ProgramTable& table, std::string_view command, std::size_t width);

/// Three lines: program and version, index format, licence.
std::string version_text(const ProgramTable& table);

}  // namespace dateline::cli
