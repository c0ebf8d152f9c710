// Names that an article was found by although its text does not mention them: its dateline or its source
// does.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schema/field.h"
#include "search/query_plan.h"
#include "store/generation.h"

namespace dateline::search {

using FoundName = std::pair<schema::Facet, std::string>;  // canonical

/// People, organisations, places and countries of the article that the plan asks for; by facet, then
/// bytewise. What is excluded, filters, and names that have to stand near something are passed over.
std::vector<FoundName> names_asked_for(const Plan& plan, const store::Generation& generation,
                                       store::ArticleRef article);

}  // namespace dateline::search
