// What may stand within NEAR and ADJ, behind atleastN: and firstN:, and what becomes of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "schema/field.h"
#include "search/query_tree.h"

namespace dateline::search {

/// What asks for operands, as typed ("NEAR/5", "atleast3:"), and the query that errors show.
struct Operation {
  std::string_view query;
  std::string typed;
};

/// The field of the words in operands; names stand in any.
schema::TextField field_of_operands(const std::vector<QueryNode>& operands);

/// Words, phrases and names in the text, and alternatives of these, all of one field.
error::Status check_operands(const Operation& operation, const std::vector<QueryNode>& operands);

/// atleastN: of each part of an AND; of the alternatives of an OR together.
error::Result<QueryNode> at_least(const Operation& operation, std::uint32_t times, QueryNode node);
/// firstN: of each part of what is joined by operators.
error::Result<QueryNode> among_first(const Operation& operation, std::uint32_t words, QueryNode node);

}  // namespace dateline::search
