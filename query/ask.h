// One query: from its text to the answer on standard output.
#pragma once

#include <cstdint>
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

/// Are there so many hits (--all) that they are written as they come?
bool streams(const QueryOptions& options);

/// The same as ask() without writing, unless the answer streams.
struct AnswerText {
  std::uint64_t total = 0;
  std::string text;
};
error::Result<AnswerText> ask_for_text(search::Searcher& searcher, const QueryOptions& options,
                                       search::QueryTree tree, const render::AnswerOptions& output);

}  // namespace dateline::query
