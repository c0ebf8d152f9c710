// The grammar of queries: which lexemes belong together, and what they mean.
#pragma once

#include <string_view>

#include "error/result.h"
#include "search/query_lexer.h"
#include "search/query_tree.h"
#include "search/saved_queries.h"

namespace dateline::search {

struct GrammarOptions {
  bool bare_or = false;  // OR stands between two bare words, else AND
  QueryLimits limits = {};
  const SavedQueries* saved = nullptr;  // what query:name stands for; may be none
};

/// By recursive descent. From loose to tight: OR; AND and AND NOT; NEAR and ADJ; NOT, + and -. `lexed` was
/// read from `query`. No word is marked as a stop word; limits.depth is checked for parentheses only.
error::Result<QueryNode> read_query(std::string_view query, const LexedQuery& lexed,
                                    const GrammarOptions& options);

}  // namespace dateline::search
