// The manual page, from the table of a program.
#pragma once

#include <string>

#include "cli/flag_table.h"

namespace dateline::cli {

/// Section 1, in man(7) macros.
std::string man_page(const ProgramTable& table);

}  // namespace dateline::cli
