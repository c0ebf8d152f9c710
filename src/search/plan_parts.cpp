// Parts of a plan put together, with what can never match left out.
#include "search/plan_parts.h"

#include <algorithm>
#include <utility>

namespace dateline::search {

bool is_nothing(const PlanNode& node) { return node.kind == PlanKind::nothing; }

PlanNode of_kind(PlanKind kind) {
  PlanNode node;
  node.kind = kind;
  return node;
}

PlanNode all_of(std::vector<PlanNode> parts) {
  if (std::ranges::any_of(parts, is_nothing)) return {};
  if (parts.size() > 1) std::erase_if(parts, [](const PlanNode& part) { return part.kind == PlanKind::all; });
  if (parts.empty()) return of_kind(PlanKind::all);
  if (parts.size() == 1) return std::move(parts.front());
  PlanNode node = of_kind(PlanKind::conjunction);
  node.children = std::move(parts);
  return node;
}

PlanNode any_of(std::vector<PlanNode> parts) {
  std::erase_if(parts, is_nothing);
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  PlanNode node = of_kind(PlanKind::disjunction);
  node.children = std::move(parts);
  return node;
}

PlanNode first_with(PlanKind kind, std::vector<PlanNode> parts) {
  if (is_nothing(parts.front())) return {};
  std::erase_if(parts, is_nothing);
  if (parts.size() == 1) return std::move(parts.front());
  PlanNode node = of_kind(kind);
  node.children = std::move(parts);
  return node;
}

std::vector<PlanNode> alternatives_of(PlanNode plan) {
  if (plan.kind == PlanKind::disjunction) return std::move(plan.children);
  std::vector<PlanNode> parts;
  parts.push_back(std::move(plan));
  return parts;
}

PlanNode or_else(PlanNode own, PlanNode other, PlanNode holders) {
  std::vector<PlanNode> otherwise;
  otherwise.push_back(std::move(other));
  otherwise.push_back(std::move(holders));
  std::vector<PlanNode> parts = alternatives_of(std::move(own));
  parts.push_back(first_with(PlanKind::difference, std::move(otherwise)));
  return any_of(std::move(parts));
}

}  // namespace dateline::search
