// How the parts of a query are joined into larger ones: flat, and never one part alone.
#include "search/query_join.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline::search {
namespace {

void move_children(QueryNode& from, std::size_t first, std::vector<QueryNode>& to) {
  const auto begin = from.children.begin() + static_cast<std::ptrdiff_t>(first);
  std::move(begin, from.children.end(), std::back_inserter(to));
  from.children.erase(begin, from.children.end());
}

QueryNode join(NodeKind kind, std::vector<QueryNode> parts) {
  std::vector<QueryNode> flat;
  for (QueryNode& part : parts) {
    if (part.kind == kind) {
      move_children(part, 0, flat);
    } else {
      flat.push_back(std::move(part));
    }
  }
  if (flat.size() == 1) return std::move(flat.front());
  return parent_of(kind, std::move(flat));
}

bool excludes_only(const QueryNode& node) {
  return node.kind == NodeKind::difference && node.children.front().kind == NodeKind::all;
}

}  // namespace

QueryNode parent_of(NodeKind kind, std::vector<QueryNode> children) {
  QueryNode node;
  node.kind = kind;
  node.bytes = children.front().bytes;
  for (const QueryNode& child : children) {
    node.bytes.begin = std::min(node.bytes.begin, child.bytes.begin);
    node.bytes.end = std::max(node.bytes.end, child.bytes.end);
  }
  node.children = std::move(children);
  return node;
}

QueryNode every_article(text::ByteRange at) {
  QueryNode node;
  node.bytes = at;
  return node;
}

QueryNode join_all(std::vector<QueryNode> parts) {
  if (parts.size() == 1 || std::ranges::none_of(parts, excludes_only))
    return join(NodeKind::conjunction, std::move(parts));
  std::vector<QueryNode> wanted;
  std::vector<QueryNode> excluded;
  const text::ByteRange first = parts.front().bytes;
  for (QueryNode& part : parts) {
    if (excludes_only(part)) {
      move_children(part, 1, excluded);
    } else {
      wanted.push_back(std::move(part));
    }
  }
  if (wanted.empty()) wanted.push_back(every_article({first.begin, first.begin}));
  return exclude(join(NodeKind::conjunction, std::move(wanted)), std::move(excluded));
}

QueryNode join_any(std::vector<QueryNode> parts) { return join(NodeKind::disjunction, std::move(parts)); }

QueryNode exclude(QueryNode wanted, std::vector<QueryNode> excluded) {
  if (excluded.empty()) return wanted;
  std::vector<QueryNode> children;
  if (wanted.kind == NodeKind::difference) {
    move_children(wanted, 0, children);
  } else {
    children.push_back(std::move(wanted));
  }
  std::ranges::move(excluded, std::back_inserter(children));
  return parent_of(NodeKind::difference, std::move(children));
}

QueryNode prefer(QueryNode required, std::vector<QueryNode> optional) {
  if (optional.empty()) return required;
  optional.insert(optional.begin(), std::move(required));
  return parent_of(NodeKind::preference, std::move(optional));
}

}  // namespace dateline::search
