// The interactive screen: a terminal, a thread that searches, and the state between them.
#pragma once

#include <string>

#include "error/result.h"
#include "search/query_parser.h"
#include "search/search_request.h"
#include "search/searcher.h"

namespace dateline::screen {

struct ScreenOptions {
  search::SearchRequest request;  // without its query: filters, dates, facets, order
  search::ParseOptions parse;
  std::string query;  // to begin with
  bool color = true;
};

/// Runs until the person leaves; standard input and output have to be a terminal, which is as it was
/// afterwards. Returns 0, or the signal that ended it. An error: the terminal cannot be driven.
error::Result<int> run_screen(search::Searcher searcher, const ScreenOptions& options);

}  // namespace dateline::screen
