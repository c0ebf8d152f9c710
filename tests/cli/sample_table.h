// Two small programs for the tests of flags, help and completion.
#pragma once

#include "cli/flag_table.h"

namespace dateline::cli {

const ProgramTable& plain_table();
const ProgramTable& command_table();  // with the commands build, check and (not there yet) update

}  // namespace dateline::cli
