// How trees are printed, compared and measured.
#include "search/query_tree.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace dateline::search {
namespace {

QueryNode leaf(NodeKind kind, std::string text, schema::TextField field = schema::TextField::any) {
  QueryNode node;
  node.kind = kind;
  node.text = std::move(text);
  node.field = field;
  return node;
}
QueryNode word(std::string text, schema::TextField field = schema::TextField::any) {
  return leaf(NodeKind::word, std::move(text), field);
}
QueryNode parent(NodeKind kind, std::vector<QueryNode> children,
                 schema::TextField field = schema::TextField::any) {
  QueryNode node;
  node.kind = kind;
  node.children = std::move(children);
  node.field = field;
  node.distance = kind == NodeKind::near || kind == NodeKind::adjacent ? 5 : 0;
  return node;
}
QueryNode name(std::string text, bool whole) {
  QueryNode node = leaf(NodeKind::name, std::move(text));
  node.whole = whole;
  return node;
}
QueryNode date(schema::Seconds begin, schema::Seconds end) {
  QueryNode node;
  node.kind = NodeKind::date;
  node.span = {begin, end};
  return node;
}

TEST_CASE("a tree is printed on one line", "[search][query]") {
  using schema::TextField;
  CHECK(to_string(leaf(NodeKind::all, "")) == "*");
  CHECK(to_string(leaf(NodeKind::wildcard, "bank*")) == "bank*");
  CHECK(to_string(leaf(NodeKind::exact, "US", TextField::title)) == "title:exact:US");
  CHECK(to_string(parent(NodeKind::conjunction, {word("a"), word("b", TextField::lead)})) ==
        "(and a lead:b)");
  CHECK(to_string(parent(NodeKind::disjunction, {word("a"), word("b")})) == "(or a b)");
  CHECK(to_string(parent(NodeKind::preference, {word("a"), word("b")})) == "(maybe a b)");
  CHECK(to_string(parent(NodeKind::difference, {word("a"), word("b")})) == "(not a b)");
  CHECK(to_string(parent(NodeKind::phrase, {word("a"), word("b")})) == "(phrase a b)");
  CHECK(to_string(parent(NodeKind::adjacent, {word("a"), word("b")})) == "(adj/5 a b)");
  const auto title = TextField::title;
  CHECK(to_string(
            parent(NodeKind::near,
                   {parent(NodeKind::phrase, {word("a", title), word("b", title)}, title), word("c", title)},
                   title)) == "(title:near/5 (phrase a b) c)");
  CHECK(to_string(name("putin", false)) == "person:putin");
  CHECK(to_string(name("al qaeda", false)) == "(person:phrase al qaeda)");
  CHECK(to_string(name("vladimir \"v\" putin", true)) == "person:\"vladimir \\\"v\\\" putin\"");
  CHECK(to_string(leaf(NodeKind::id, "a-1")) == "id:a-1");
  CHECK(to_string(leaf(NodeKind::id, "a (1)")) == "id:\"a (1)\"");
  QueryNode stop = word("the");
  stop.stop_word = true;
  CHECK(to_string(stop) == "(unranked the)");
}

TEST_CASE("dates are printed with both ends", "[search][query]") {
  constexpr schema::Seconds kDay = 86400;
  const schema::Span open;
  CHECK(to_string(date(0, kDay)) == "date:1970-01-01");
  CHECK(to_string(date(-kDay, 2 * kDay)) == "date:1969-12-31..1970-01-02");
  CHECK(to_string(date(open.begin, kDay)) == "date:..1970-01-01");
  CHECK(to_string(date(kDay, open.end)) == "date:1970-01-02..");
  CHECK(to_string(date(60, 120)) == "date:1970-01-01T00:01:00Z..1970-01-01T00:01:59Z");
  CHECK(to_string(date(60, kDay)) == "date:1970-01-01T00:01:00Z..1970-01-01");
}

TEST_CASE("trees are equal when they mean the same, wherever they were read", "[search][query]") {
  QueryNode tree = parent(NodeKind::conjunction, {word("a"), name("b", true), date(0, 5)});
  QueryNode same = tree;
  same.bytes = {3, 9};
  same.children[1].bytes = {4, 5};
  CHECK(same_meaning(tree, same));
  same.children[1].whole = false;
  CHECK_FALSE(same_meaning(tree, same));
  same = tree;
  same.children[2].span.end = 6;
  CHECK_FALSE(same_meaning(tree, same));
  same = tree;
  same.children.pop_back();
  CHECK_FALSE(same_meaning(tree, same));
  same = tree;
  same.children[0].stop_word = true;
  CHECK_FALSE(same_meaning(tree, same));
}

TEST_CASE("depth counts nodes from root to leaf, leaves those without children", "[search][query]") {
  CHECK(depth(word("a")) == 1);
  CHECK(leaf_count(word("a")) == 1);
  const QueryNode tree =
      parent(NodeKind::conjunction, {word("a"), parent(NodeKind::disjunction, {word("b"), word("c")})});
  CHECK(depth(tree) == 3);
  CHECK(leaf_count(tree) == 3);
}

}  // namespace
}  // namespace dateline::search
