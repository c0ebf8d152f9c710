// The table of dateline-query: every option, example and exit status.
#pragma once

#include "cli/flag_table.h"

namespace dateline::query {

const cli::ProgramTable& query_table();

}  // namespace dateline::query
