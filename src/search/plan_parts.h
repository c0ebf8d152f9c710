// How parts of a plan are put together.
#pragma once

#include <vector>

#include "search/query_plan.h"

namespace dateline::search {

bool is_nothing(const PlanNode& node);
PlanNode of_kind(PlanKind kind);
/// Nothing if one of them matches nothing; articles that have all of them otherwise.
PlanNode all_of(std::vector<PlanNode> parts);
/// Articles of any of them; nothing if none matches anything.
PlanNode any_of(std::vector<PlanNode> parts);
/// `kind` is difference or preference: the first part decides, the others may be none.
PlanNode first_with(PlanKind kind, std::vector<PlanNode> parts);
/// The parts of a disjunction, or the one part that another plan is.
std::vector<PlanNode> alternatives_of(PlanNode plan);

/// Articles of `own`, and those of `other` that are none of `holders`.
PlanNode or_else(PlanNode own, PlanNode other, PlanNode holders);

}  // namespace dateline::search
