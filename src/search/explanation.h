// A plan in words, for --explain.
#pragma once

#include <string>
#include <vector>

#include "search/query_plan.h"
#include "search/search_request.h"
#include "search/term_statistics.h"

namespace dateline::search {

/// A line for each part, indented below what it belongs to, with how many articles hold its words.
std::vector<std::string> describe_plan(const Plan& plan, TermStatistics& statistics);

}  // namespace dateline::search
