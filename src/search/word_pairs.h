// Words that stand side by side in a query: where articles have them close together, too, they are more
// likely meant.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/query_tree.h"

namespace dateline::search {

/// Two such words as an index has them.
struct WordPair {
  std::string label;                // "(close heat transfer)"
  std::vector<std::string> first;   // stems, sorted
  std::vector<std::string> second;  // likewise, others
  double weight =
      0;  // of the two at one distance at most (closeness.h); of the rarer word's Bm25::term_weight()
};

/// Words without a field that follow one another as parts of one AND, OR or MAYBE, those of the excluded
/// parts left out. A stop word of `language` (empty: English) between two parts them, as does one that does
/// not rank.
std::vector<std::pair<const QueryNode*, const QueryNode*>> side_by_side(const QueryNode& root,
                                                                        std::string_view language);

}  // namespace dateline::search
