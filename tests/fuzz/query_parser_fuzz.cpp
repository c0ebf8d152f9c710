// Any bytes as a query: never a crash, errors point into the query, trees keep what query_tree.h promises.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <string_view>

#include "search/query_parser.h"

namespace dateline::search {
namespace {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", promise);
  std::abort();
}

bool is_text_leaf(NodeKind kind) {
  return kind == NodeKind::word || kind == NodeKind::wildcard || kind == NodeKind::fuzzy ||
         kind == NodeKind::exact;
}

bool is_positional(const QueryNode& node) {
  return node.kind == NodeKind::phrase || node.kind == NodeKind::near || node.kind == NodeKind::adjacent;
}

/// What may stand below a node, and how many of them.
void check_children(const QueryNode& node) {
  const bool leaf = is_text_leaf(node.kind) || node.kind == NodeKind::all || node.kind == NodeKind::name ||
                    node.kind == NodeKind::id || node.kind == NodeKind::date ||
                    node.kind == NodeKind::recent || node.kind == NodeKind::length;
  const bool counted = node.kind == NodeKind::at_least || node.kind == NodeKind::first;
  require(!counted || node.children.size() == 1, "counted is one thing");
  require(counted || (leaf ? node.children.empty() : node.children.size() >= 2),
          "leaves have no children, others two");
  for (const QueryNode& child : node.children) {
    const bool choice = child.kind == NodeKind::disjunction;
    if (node.kind == NodeKind::phrase) require(is_text_leaf(child.kind) || choice, "phrases hold words");
    if (node.kind == NodeKind::near || node.kind == NodeKind::adjacent) {
      require(is_text_leaf(child.kind) || child.kind == NodeKind::phrase || child.kind == NodeKind::name ||
                  choice,
              "NEAR holds words, phrases and names");
    }
    if (node.kind == NodeKind::conjunction || node.kind == NodeKind::disjunction) {
      require(child.kind != node.kind, "conjunctions and disjunctions are flat");
    }
    if (is_positional(node) && choice) {
      for (const QueryNode& alternative : child.children)
        require(alternative.kind == NodeKind::name || alternative.field == node.field, "so do alternatives");
    } else if (is_positional(node) && child.kind != NodeKind::name) {
      require(child.field == node.field, "the children of a phrase or NEAR share its field");
    }
  }
  if (node.kind == NodeKind::difference) {
    require(node.children.front().kind != NodeKind::difference, "differences are flat");
  }
}

void check_node(const QueryNode& node, text::ByteRange parent) {
  require(node.bytes.begin <= node.bytes.end, "ranges are ordered");
  require(node.bytes.begin >= parent.begin && node.bytes.end <= parent.end,
          "ranges lie within their parent's");
  const bool has_text = is_text_leaf(node.kind) || node.kind == NodeKind::name || node.kind == NodeKind::id;
  require(has_text == !node.text.empty(), "words, names and ids have a text, nothing else has");
  require(node.kind != NodeKind::date || node.span.begin < node.span.end, "spans are not empty");
  const bool proximity = node.kind == NodeKind::near || node.kind == NodeKind::adjacent;
  const bool counted = node.kind == NodeKind::at_least || node.kind == NodeKind::first;
  require((proximity || counted || node.kind == NodeKind::fuzzy) == (node.distance > 0),
          "NEAR, ADJ, fuzzy words, atleastN: and firstN: have a number");
  require(node.words.least <= node.words.most, "lengths are ranges");
  require((node.kind == NodeKind::recent) == (node.recent.count > 0), "recent dates have a number");
  check_children(node);
  for (const QueryNode& child : node.children) check_node(child, node.bytes);
}

/// Sound ones, a cycle, one that cannot be read.
std::shared_ptr<const SavedQueries> saved_queries() {
  static const auto saved = [] {
    std::istringstream lines(
        "a = oil OR gas\nb\tquery:a query:a NOT query:a\nc = query:d\nd = query:c\ne = (oil\n");
    return std::make_shared<const SavedQueries>(SavedQueries::read(lines, "saved").value());
  }();
  return saved;
}

void check(std::string_view query, const ParseOptions& options) {
  const auto tree = parse_query(query, options);
  if (tree) {
    require(tree->query == query, "the query is kept");
    require(depth(tree->root) <= options.limits.depth, "the depth is limited");
    require(leaf_count(tree->root) <= options.limits.leaves, "the leaves are limited");
    check_node(tree->root, {0, static_cast<std::uint32_t>(query.size())});
    require(!to_string(tree->root).empty(), "trees can be printed");
    require(same_meaning(tree->root, parse_query(query, options)->root), "parsing is repeatable");
    return;
  }
  const error::Error& error = tree.error();
  require(error.kind == error::ErrorKind::bad_query || error.kind == error::ErrorKind::limit,
          "the person is told");
  require((error.place.line == 1 || error.place.source == "saved") && error.place.column >= 1,
          "errors have a place");
  const bool saved = error.place.source == "saved";
  require(error.place.column <= (saved ? error.line_text.size() : query.size()) + 1,
          "the place is in the query");
  require(!error.message.empty() && !error.hint.empty(), "errors say what and help");
  require(!error::describe(error).empty(), "errors can be printed");
}

}  // namespace
}  // namespace dateline::search

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline::search;
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  check(query, {});
  check(query, {.bare_or = true});
  check(query, {.plain = true});
  check(query, {.saved = saved_queries()});
  check(query, {.bare_or = true, .limits = {.bytes = 200, .depth = 4, .leaves = 8, .wildcard_letters = 1}});
  return 0;
}
