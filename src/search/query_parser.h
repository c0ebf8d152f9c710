// From the words that a person typed to the tree that the plan is made from.
#pragma once

#include <memory>
#include <string_view>

#include "error/result.h"
#include "search/query_tree.h"
#include "search/saved_queries.h"
#include "text/language.h"

namespace dateline::search {

struct ParseOptions {
  bool bare_or = false;  // --operator or: OR stands between two bare words
  bool plain = false;    // --plain: words only, no operators, any of them; bare_or changes nothing then
  text::Language language = {};  // whose stop words count; empty: English
  QueryLimits limits = {};
  std::shared_ptr<const SavedQueries> saved = {};  // what query:name stands for
};

/// Reads the query language of docs/query-language.md. Each call opens its own parts: calls may run on any
/// thread. Time and memory grow with the length of the query; the stack is bounded by limits.depth. Errors
/// are ErrorKind::bad_query with Place{"query", 1, column} (column in bytes from 1), the query as line_text
/// and a hint (what is wrong within a saved query: the place in its file); ErrorKind::limit beyond a limit
/// (without line_text beyond limits.bytes).
error::Result<QueryTree> parse_query(std::string_view query, const ParseOptions& options = {});

}  // namespace dateline::search
