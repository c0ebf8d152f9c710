// How the parts of a query are joined into larger ones: flat, and never one part alone.
#pragma once

#include <vector>

#include "search/query_tree.h"

namespace dateline::search {

/// The part itself if it is the only one; parts of the same kind are dissolved into their children. At least
/// one part. A conjunction excludes what its parts exclude: (and a (not * b)) is (not a b), for it need not
/// visit every article.
QueryNode join_all(std::vector<QueryNode> parts);
QueryNode join_any(std::vector<QueryNode> parts);

/// `wanted` if nothing is excluded.
QueryNode exclude(QueryNode wanted, std::vector<QueryNode> excluded);

/// `required` if nothing is optional.
QueryNode prefer(QueryNode required, std::vector<QueryNode> optional);

/// Every article; stands at `at`.
QueryNode every_article(text::ByteRange at);

/// A phrase, a NEAR: the children as they are.
QueryNode parent_of(NodeKind kind, std::vector<QueryNode> children);

}  // namespace dateline::search
