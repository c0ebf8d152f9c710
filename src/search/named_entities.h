// Which words of a query name somebody or something that the index knows under other names, too.
#pragma once

#include <vector>

#include "search/query_plan.h"
#include "search/query_tree.h"
#include "store/canonical_names.h"

namespace dateline::search {

/// Words that stand side by side in a query and are the whole of a name, or of an alias of one.
struct NamedEntity {
  std::size_t begin = 0;  // children [begin, end) of the query
  std::size_t end = 0;
  FacetNames names;  // one
};

/// Of a choice (disjunction) whose children are words of any field: the longest names first, from left to
/// right, none within another. Left out are words that mean two things (several people, or a person and a
/// place), names that have no other spelling, and stop words;
/// countries, for "british" is not Britain. Of any other query: nothing.
std::vector<NamedEntity> named_entities(const QueryNode& query, const store::CanonicalNames& names);

}  // namespace dateline::search
