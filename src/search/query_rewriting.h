// Queries like one that finds nothing, to be tried in its stead.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/query_tree.h"
#include "text/byte_range.h"

namespace dateline::search {

/// What may have been meant by a part of a query, the likeliest first; at least one.
struct Replacement {
  text::ByteRange bytes;  // in the query
  std::vector<std::string> texts;
};

/// At most so many queries are worth a try.
inline constexpr std::size_t kMostRewritings = 12;

/// Texts of queries, the nearest first: with the likeliest in place of all parts, with a less likely one for
/// one of them, and with the likeliest and every phrase as all of its words ("red square" as red AND square;
/// `bare_and`: AND stands between two bare words anyway). Distinct, none of them the query itself. They are
/// texts alone: whoever shows one has to read it first, for what stood in a phrase need not stand outside.
/// `replacements` in the order of the query. What comes from saved queries stays as it is.
std::vector<std::string> rewritings(const QueryTree& tree, const std::vector<Replacement>& replacements,
                                    bool bare_and);

}  // namespace dateline::search
