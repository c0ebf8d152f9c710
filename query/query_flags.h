// The table of dateline-query: every option, example and exit status.
#pragma once

#include "cli/flag_table.h"

namespace dateline::query {

/// The group of the options that decide which articles match.
inline constexpr std::string_view kSelectionGroup = "Which articles match";

const cli::ProgramTable& query_table();

}  // namespace dateline::query
