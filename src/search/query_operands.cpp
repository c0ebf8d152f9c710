// Operands are checked and rewritten part by part.
#include "search/query_operands.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "search/query_error.h"
#include "search/query_join.h"

namespace dateline::search {
namespace {

using error::Result;

std::optional<schema::TextField> field_of(const std::vector<QueryNode>& operands) {
  for (const QueryNode& operand : operands) {
    if (operand.kind == NodeKind::name) continue;
    if (operand.kind != NodeKind::disjunction) return operand.field;
    if (const auto field = field_of(operand.children)) return field;
  }
  return std::nullopt;
}

/// Has it occurrences that can be counted: a word, a phrase, a name in the text, or alternatives of these?
bool is_item(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::word:
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
    case NodeKind::exact:
    case NodeKind::phrase:
      return true;
    case NodeKind::name:
      return schema::is_entity_facet(node.facet);
    case NodeKind::disjunction:
      return std::ranges::all_of(node.children, is_item);
    default:
      return false;
  }
}

/// Of the words of what stands in the text.
void set_field(QueryNode& node, schema::TextField field) {
  if (node.kind != NodeKind::name && node.kind != NodeKind::disjunction) node.field = field;
  for (QueryNode& child : node.children) set_field(child, field);
}

error::Status check_operand(const Operation& operation, const QueryNode& operand, schema::TextField field) {
  const std::string& name = operation.typed;
  const std::uint32_t place = operand.bytes.begin;
  switch (operand.kind) {
    case NodeKind::word:
    case NodeKind::wildcard:
    case NodeKind::fuzzy:
    case NodeKind::exact:
    case NodeKind::phrase:
      break;
    case NodeKind::disjunction:
      for (const QueryNode& child : operand.children)
        if (auto status = check_operand(operation, child, field); !status) return status;
      return {};
    case NodeKind::name:
      if (schema::is_entity_facet(operand.facet)) return {};
      return bad_query(operation.query, place,
                       name + " takes person:, org:, place: and country:, not " +
                           std::string(schema::info(operand.facet).name) + ":",
                       "join it with AND: (oil NEAR/5 price) AND source:reuters");
    case NodeKind::near:
    case NodeKind::adjacent:
      return bad_query(operation.query, place, "a NEAR or ADJ within " + name + " is not supported",
                       "join two of them: (oil NEAR/5 price) AND (price ADJ/3 cut)");
    case NodeKind::conjunction:
      return bad_query(
          operation.query, place, "AND cannot stand within " + name,
          "make a chain: oil NEAR/5 price NEAR/5 cut; alternatives take OR: oil NEAR (price OR cost)");
    case NodeKind::first:
      return bad_query(operation.query, place, "first: stands before all of " + name,
                       "put the whole of it in parentheses: first50:(oil NEAR/5 price)");
    default:
      return bad_query(operation.query, place, name + " takes words, phrases and names in the text only",
                       "join the rest with AND: (oil NEAR/5 price) AND source:reuters");
  }
  if (operand.field == field) return {};
  return bad_query(operation.query, place, "the terms of " + name + " are not in the same field",
                   "name the field once: title:(oil NEAR/5 price)");
}

using Counting = Result<QueryNode> (*)(const Operation&, std::uint32_t, QueryNode);

Result<QueryNode> each(Counting counting, const Operation& operation, std::uint32_t number, QueryNode node) {
  for (QueryNode& child : node.children) {
    auto counted = counting(operation, number, std::move(child));
    if (!counted) return counted;
    child = std::move(counted).value();
  }
  return node;
}

}  // namespace

schema::TextField field_of_operands(const std::vector<QueryNode>& operands) {
  return field_of(operands).value_or(schema::TextField::any);
}

error::Status check_operands(const Operation& operation, const std::vector<QueryNode>& operands) {
  const schema::TextField field = field_of_operands(operands);
  for (const QueryNode& operand : operands)
    if (auto status = check_operand(operation, operand, field); !status) return status;
  return {};
}

Result<QueryNode> at_least(const Operation& operation, std::uint32_t times, QueryNode node) {
  if (node.kind == NodeKind::conjunction) return each(at_least, operation, times, std::move(node));
  if (node.kind == NodeKind::first) {
    auto child = at_least(operation, times, std::move(node.children.front()));
    if (!child) return child;
    node.children.front() = std::move(child).value();
    return node;
  }
  const std::uint32_t place = node.bytes.begin;
  std::vector<QueryNode> children;
  children.push_back(std::move(node));
  if (!is_item(children.front()))
    return bad_query(operation.query, place,
                     operation.typed + " counts words, phrases and names in the text only",
                     "for example atleast3:oil, atleast3:(oil OR petroleum), atleast2:person:putin");
  if (auto status = check_operands(operation, children); !status) return status.error();
  QueryNode counted = parent_of(NodeKind::at_least, std::move(children));
  counted.distance = times;
  counted.field = field_of_operands(counted.children);
  return counted;
}

Result<QueryNode> among_first(const Operation& operation, std::uint32_t words, QueryNode node) {
  const bool joined = node.kind == NodeKind::conjunction || node.kind == NodeKind::difference ||
                      node.kind == NodeKind::preference ||
                      (node.kind == NodeKind::disjunction && !is_item(node));
  if (joined) return each(among_first, operation, words, std::move(node));
  const std::uint32_t place = node.bytes.begin;
  std::vector<QueryNode> children;
  children.push_back(std::move(node));
  const bool positional = children.front().kind == NodeKind::near ||
                          children.front().kind == NodeKind::adjacent ||
                          children.front().kind == NodeKind::at_least;
  if (!positional && !is_item(children.front()))
    return bad_query(operation.query, place,
                     operation.typed + " takes words, phrases and names in the text only",
                     "for example first50:oil, first50:(oil NEAR/5 price), first50:person:putin");
  const auto field = field_of_operands(children);
  if (field == schema::TextField::title)
    return bad_query(operation.query, place,
                     operation.typed + " counts the words of the body, so the title has none",
                     "for the title write: title:oil");
  if (field == schema::TextField::any) set_field(children.front(), schema::TextField::body);
  QueryNode counted = parent_of(NodeKind::first, std::move(children));
  counted.distance = words;
  counted.field = field == schema::TextField::any ? schema::TextField::body : field;
  return counted;
}

}  // namespace dateline::search
