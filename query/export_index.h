// --export-index: the matches of a query as an index of their own.
#pragma once

#include "cli/output.h"
#include "query_options.h"
#include "search/searcher.h"

namespace dateline::query {

/// Makes the index in the folder that the options name, says how large it is, and returns the exit status: 1
/// when nothing matches, and then no folder is made.
int run_export_index(search::Searcher& searcher, const QueryOptions& options, search::QueryTree tree,
                     cli::Output& out);

}  // namespace dateline::query
