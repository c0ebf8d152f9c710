// --show: one article, whole.
#pragma once

#include "cli/output.h"
#include "query_options.h"
#include "search/searcher.h"

namespace dateline::query {

/// Writes the article and returns the exit status: 1 when there is none with this id.
int run_show(search::Searcher& searcher, const QueryOptions& options, cli::Output& out);

/// Writes the article and its copies: 1 when there is none with this id.
int run_show_copies(search::Searcher& searcher, const QueryOptions& options, cli::Output& out);

}  // namespace dateline::query
