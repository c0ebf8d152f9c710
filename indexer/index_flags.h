// The table of dateline-index: every command, option, example and exit status.
#pragma once

#include "cli/flag_table.h"

namespace dateline::indexer {

const cli::ProgramTable& index_table();

}  // namespace dateline::indexer
