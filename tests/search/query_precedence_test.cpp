// Random expressions, written with as few parentheses as precedence allows, against their own obvious
// evaluation.
#include <bitset>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "search/query_parser.h"

namespace dateline::search {
namespace {

constexpr std::size_t kWords = 5;     // "va" to "ve"
using Article = std::bitset<kWords>;  // which words it holds
enum class Operation { word, negation, conjunction, disjunction };

struct Expression {
  Operation operation = Operation::word;
  std::size_t word = 0;
  std::vector<Expression> parts;
};

Expression random_expression(std::mt19937& random, std::size_t depth) {
  const auto pick = [&](std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most)(random);
  };
  Expression expression;
  expression.operation = depth == 0 ? Operation::word : static_cast<Operation>(pick(3));
  if (expression.operation == Operation::word) {
    expression.word = pick(kWords - 1);
    return expression;
  }
  const std::size_t parts = expression.operation == Operation::negation ? 1 : 2 + pick(1);
  for (std::size_t i = 0; i < parts; ++i) expression.parts.push_back(random_expression(random, depth - 1));
  return expression;
}

bool holds(const Expression& expression, const Article& article) {
  switch (expression.operation) {
    case Operation::word:
      return article[expression.word];
    case Operation::negation:
      return !holds(expression.parts[0], article);
    case Operation::conjunction:
      for (const Expression& part : expression.parts) {
        if (!holds(part, article)) return false;
      }
      return true;
    default:
      for (const Expression& part : expression.parts) {
        if (holds(part, article)) return true;
      }
      return false;
  }
}

std::string word_of(std::size_t number) { return std::string("v") + static_cast<char>('a' + number); }

bool begins_with_not(const std::string& text) { return text.starts_with("NOT") || text.starts_with('-'); }

/// Parentheses where precedence needs them, and at random where it does not. Among bare words NOT speaks for
/// all of them, so that there a NOT that is meant for one alternative needs them too.
std::string write(const Expression& expression, bool bare_or, std::mt19937& random) {
  const auto coin = [&] { return random() % 2 == 0; };
  if (expression.operation == Operation::word) return word_of(expression.word);
  std::string out = expression.operation == Operation::negation ? (coin() ? "NOT " : "-") : "";
  const bool conjunction = expression.operation == Operation::conjunction;
  const bool may_be_bare = conjunction != bare_or;
  for (const Expression& part : expression.parts) {
    std::string text = write(part, bare_or, random);
    const bool needed = part.operation > expression.operation || (begins_with_not(text) && out == "-") ||
                        (begins_with_not(text) && !conjunction && bare_or);
    if (needed || (part.operation == expression.operation && coin())) text = "(" + text + ")";
    if (&part != expression.parts.data())
      out += may_be_bare && coin() ? " " : (conjunction ? " AND " : " OR ");
    out += text;
  }
  return out;
}

bool matches(const QueryNode& node, const Article& article) {
  const auto child = [&](std::size_t i) { return matches(node.children[i], article); };
  std::size_t found = 0;
  for (std::size_t i = 0; i < node.children.size(); ++i) found += child(i) ? 1 : 0;
  switch (node.kind) {
    case NodeKind::all:
      return true;
    case NodeKind::word:
      return article[static_cast<std::size_t>(node.text[1] - 'a')];
    case NodeKind::conjunction:
      return found == node.children.size();
    case NodeKind::disjunction:
      return found > 0;
    case NodeKind::difference:
      return child(0) && found == 1;
    default:
      FAIL("a node that no operator makes");
      return false;
  }
}

TEST_CASE("operators mean what they say, however they are nested", "[search][query]") {
  const auto seed = GENERATE(take(300, random(1U, 1U << 30U)));
  const bool bare_or = GENERATE(false, true);
  CAPTURE(seed, bare_or);
  std::mt19937 random(seed);
  const Expression expression = random_expression(random, 4);
  const std::string query = write(expression, bare_or, random);
  CAPTURE(query);
  const auto tree = parse_query(query, {.bare_or = bare_or, .language = "xx"});
  REQUIRE(tree);
  CAPTURE(tree->root);
  for (unsigned long held = 0; held < (1UL << kWords); ++held) {
    CAPTURE(held);
    REQUIRE(matches(tree->root, held) == holds(expression, held));
  }
}

}  // namespace
}  // namespace dateline::search
