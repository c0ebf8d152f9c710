// A plan in words, for --explain.
#include "search/explanation.h"

#include <cstdio>

namespace dateline::search {
namespace {

std::string_view name_of(PlanKind kind) {
  switch (kind) {
    case PlanKind::nothing:
      return "nothing";
    case PlanKind::all:
      return "every article";
    case PlanKind::word:
      return "word";
    case PlanKind::exact:
      return "exact word";
    case PlanKind::wildcard:
      return "wildcard";
    case PlanKind::phrase:
      return "phrase";
    case PlanKind::near:
      return "near";
    case PlanKind::adjacent:
      return "adjacent";
    case PlanKind::at_least:
      return "at least so often";
    case PlanKind::first:
      return "at the begin";
    case PlanKind::length:
      return "lengths";
    case PlanKind::added:
      return "additions";
    case PlanKind::names:
      return "names";
    case PlanKind::ids:
      return "ids";
    case PlanKind::date:
      return "dates";
    case PlanKind::years:
      return "years";
    case PlanKind::conjunction:
      return "all of";
    case PlanKind::disjunction:
      return "any of";
    case PlanKind::preference:
      return "the first, preferably with";
    case PlanKind::difference:
      return "the first but not";
  }
  return "";
}

std::string as_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string facts_of(const PlanNode& node, TermStatistics& statistics) {
  std::string facts;
  const auto add = [&](const std::string& fact) { facts += (facts.empty() ? " (" : ", ") + fact; };
  if (!node.terms.empty()) add(std::to_string(statistics.union_frequency(node.terms)) + " articles");
  if (node.kind == PlanKind::wildcard) add(std::to_string(node.expansion.words) + " words");
  for (const FacetNames& facet : node.names)
    add(std::to_string(facet.names.size()) + " of facet " + std::string(schema::info(facet.facet).name));
  if (node.weight > 0) add("weighs at most " + as_text(node.weight));
  return facts.empty() ? facts : facts + ")";
}

void describe(const PlanNode& node, std::size_t depth, TermStatistics& statistics,
              std::vector<std::string>& lines) {
  std::string line(2 * depth, ' ');
  line += name_of(node.kind);
  if (!node.label.empty()) line += " " + node.label;
  lines.push_back(line + facts_of(node, statistics));
  for (const PlanNode& child : node.children) describe(child, depth + 1, statistics, lines);
}

}  // namespace

std::vector<std::string> describe_plan(const Plan& plan, TermStatistics& statistics) {
  std::vector<std::string> lines;
  describe(plan.root, 0, statistics, lines);
  return lines;
}

}  // namespace dateline::search
