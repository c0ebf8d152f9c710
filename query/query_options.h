// What the arguments of dateline-query mean.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/arguments.h"
#include "error/result.h"
#include "render/answer_format.h"
#include "search/query_parser.h"
#include "search/search_request.h"
#include "search/search_threads.h"

namespace dateline::query {

struct QueryOptions {
  std::filesystem::path index;
  std::string query;                                  // empty: none was typed
  std::optional<std::string> show;                    // --show
  std::optional<std::string> show_copies;             // --show-copies
  std::optional<std::string> batch;                   // --batch
  std::optional<std::string> resume;                  // --resume
  std::optional<std::string> watch;                   // --watch
  std::optional<std::filesystem::path> export_index;  // --export-index
  std::string progress = "auto";                      // --progress
  std::string selection;                              // of all options, what decides which articles match
  std::string meaning;                                // and what decides on answers
  search::ParseOptions parse;
  search::SearchRequest request;  // without its query
  render::AnswerOptions output;
  unsigned threads = 0;  // 0: one for each core
  /// That help to answer one query.
  search::SearchThreads search_threads() const;
  bool all = false;
  bool count = false;
  bool quiet = false;
  bool interactive = false;
};

/// Reads, checks and joins the arguments; ErrorKind::usage or bad_query otherwise.
error::Result<QueryOptions> read_options(const cli::Arguments& arguments);

/// The tree of `query`; of an empty one, every article.
error::Result<search::QueryTree> read_query(const std::string& query, const search::ParseOptions& options);

}  // namespace dateline::query
