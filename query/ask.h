// One query: from its text to the answer on standard output.
#pragma once

#include <optional>
#include <string>

#include "cli/output.h"
#include "query_options.h"
#include "search/searcher.h"

namespace dateline::query {

/// Writes the answer to `tree` in the form that the options ask for and returns the number of matches.
/// `output` may differ from options.output in what a batch needs.
error::Result<std::uint64_t> ask(search::Searcher& searcher, const QueryOptions& options,
                                 search::QueryTree tree, const render::AnswerOptions& output,
                                 cli::Output& out);

}  // namespace dateline::query
