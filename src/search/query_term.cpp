// From one typed word or quoted text to the node that it means.
#include "search/query_term.h"

#include <algorithm>
#include <utility>

#include "search/fuzzy.h"
#include "search/query_date.h"
#include "search/query_error.h"
#include "search/query_join.h"
#include "search/term_pattern.h"
#include "text/normalizer.h"

namespace dateline::search {
namespace {

using error::Result;
using text::ByteRange;

/// The only node, or all of them as a phrase at `bytes`.
Term phrase_of(ByteRange bytes, std::vector<QueryNode> nodes, const TermScope& scope) {
  if (nodes.empty()) return {};
  if (nodes.size() == 1) return std::move(nodes.front());
  QueryNode phrase = parent_of(NodeKind::phrase, std::move(nodes));
  phrase.bytes = bytes;
  if (scope.field != nullptr) phrase.field = scope.field->text;
  return phrase;
}

/// Words joined by single blanks.
std::string squeeze(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

TermReader::TermReader(std::string_view query, std::string_view text, const QueryLimits& limits,
                       text::WordBreaker& breaker)
    : query_(query), text_(text), limits_(limits), breaker_(breaker) {}

Result<TermReader> TermReader::open(std::string_view query, std::string_view text,
                                    const QueryLimits& limits) {
  // Opening one takes as long as reading a query.
  thread_local auto breaker = text::WordBreaker::open();
  if (!breaker) return breaker.error();
  return TermReader(query, text, limits, breaker.value());
}

Result<Term> TermReader::word(ByteRange bytes, const TermScope& scope) {
  if (scope.field != nullptr && scope.field->kind != schema::FieldKind::text) {
    return field_value(bytes, *scope.field, false);
  }
  const std::string_view typed = slice(text_, bytes);
  if (scope.exact) {
    if (auto status = check_exact(bytes, kWildcards); !status) return status.error();
  } else if (typed == "*") {
    if (scope.field == nullptr) {
      if (auto status = count_leaf(bytes); !status) return status.error();
      return Term(every_article(bytes));
    }
    return bad_query(
        query_, bytes.begin,
        "a lone * stands for every article, not for a word in " + std::string(scope.field->name) + ":",
        "give some letters: " + std::string(scope.field->name) + ":oil*");
  }
  return words(bytes, {std::string(typed), bytes.begin}, scope);
}

Result<Term> TermReader::quoted(ByteRange bytes, ByteRange content, const TermScope& scope) {
  if (scope.field != nullptr && scope.field->kind != schema::FieldKind::text) {
    return field_value(content, *scope.field, true);
  }
  TermPattern pattern{std::string(slice(text_, content)), content.begin};
  blank_question_marks(pattern.text);
  if (scope.exact) {
    if (auto status = check_exact(content, "*"); !status) return status.error();
    std::ranges::replace(pattern.text, '?', ' ');
  }
  return phrase(bytes, std::move(pattern), scope);
}

Result<Term> TermReader::fuzzy(ByteRange content, std::uint32_t edits, const TermScope& scope) {
  if (scope.field != nullptr && scope.field->kind != schema::FieldKind::text)
    return bad_query(query_, content.end,
                     "fuzzy words are not supported in " + std::string(scope.field->name) + ":",
                     "any word of the name finds it: person:putin");
  const std::string_view typed = slice(text_, content);
  if (const std::size_t wildcard = typed.find_first_of(kWildcards); wildcard != std::string_view::npos)
    return bad_query(query_, content.begin + wildcard, "a fuzzy word holds no wildcards",
                     "write one or the other: colour~ or colo*r");
  std::vector<ByteRange> found;
  breaker_.split(typed, found);
  if (found.empty()) return Term();
  if (found.size() > 1)
    return bad_query(query_, content.end, quote(typed) + " is more than one word, so it cannot be fuzzy",
                     "put ~ behind one word");
  if (auto status = count_leaf(content); !status) return status.error();
  QueryNode node;
  node.kind = NodeKind::fuzzy;
  node.bytes = content;
  if (scope.field != nullptr) node.field = scope.field->text;
  node.text = text::folded_form(text::slice(typed, found.front()));
  node.distance = edits == 0 ? default_edits(node.text) : edits;
  if (auto status = check_fuzzy(node); !status) return status.error();
  return Term(std::move(node));
}

Result<std::vector<QueryNode>> TermReader::plain_words() {
  std::vector<ByteRange> found;
  breaker_.split(text_, found);
  std::vector<QueryNode> nodes;
  for (const ByteRange bytes : found) {
    if (auto status = count_leaf(bytes); !status) return status.error();
    QueryNode node;
    node.kind = NodeKind::word;
    node.bytes = bytes;
    node.text = text::folded_form(slice(text_, bytes));
    nodes.push_back(std::move(node));
  }
  return nodes;
}

Result<Term> TermReader::field_value(ByteRange content, const schema::FieldInfo& field, bool whole) {
  if (auto status = count_leaf(content); !status) return status.error();
  if (field.kind == schema::FieldKind::name) return whole ? whole_name(content, field) : name(content, field);
  QueryNode node;
  node.bytes = content;
  if (field.kind == schema::FieldKind::id) {
    node.kind = NodeKind::id;
    node.text = slice(text_, content);
    return node.text.empty() ? Term() : Term(std::move(node));
  }
  if (field.kind == schema::FieldKind::length) {
    const auto words = read_length(query_, text_, content);
    if (!words) return words.error();
    node.kind = NodeKind::length;
    node.words = *words;
    return Term(std::move(node));
  }
  if (const auto recent = parse_recent(slice(text_, content))) {
    node.kind = NodeKind::recent;
    node.recent = *recent;
    return Term(std::move(node));
  }
  const auto span = read_dates(query_, text_, content);
  if (!span) return span.error();
  node.kind = NodeKind::date;
  node.span = *span;
  return Term(std::move(node));
}

Result<Term> TermReader::name(ByteRange content, const schema::FieldInfo& field) {
  const std::size_t wildcard = slice(text_, content).find_first_of(kWildcards);
  if (wildcard != std::string_view::npos) {
    return bad_query(query_, content.begin + wildcard,
                     "wildcards are not supported in " + std::string(field.name) + ":",
                     "any word of the name finds it: person:putin; quotes ask for the whole name as it is");
  }
  QueryNode node;
  node.kind = NodeKind::name;
  node.bytes = content;
  node.facet = *field.facet;
  for (const ByteRange word : split_pattern(breaker_, {std::string(slice(text_, content)), content.begin})) {
    if (!node.text.empty()) node.text += ' ';
    node.text += text::folded_form(slice(text_, word));
  }
  return node.text.empty() ? Term() : Term(std::move(node));
}

Result<Term> TermReader::whole_name(ByteRange content, const schema::FieldInfo& field) {
  QueryNode node;
  node.kind = NodeKind::name;
  node.bytes = content;
  node.facet = *field.facet;
  node.whole = true;
  node.text = text::folded_form(squeeze(slice(text_, content)));
  return node.text.empty() ? Term() : Term(std::move(node));
}

error::Status TermReader::add_words(const TermPattern& pattern, const TermScope& scope,
                                    std::vector<QueryNode>& nodes) {
  for (const ByteRange word : split_pattern(breaker_, pattern)) {
    auto node = leaf(pattern, word, scope);
    if (!node) return std::move(node).error();
    nodes.push_back(std::move(node).value());
  }
  return {};
}

Result<Term> TermReader::words(ByteRange bytes, const TermPattern& pattern, const TermScope& scope) {
  std::vector<QueryNode> nodes;
  if (auto status = add_words(pattern, scope, nodes); !status) return status.error();
  return phrase_of(bytes, std::move(nodes), scope);
}

/// What stands in quotes: words, and groups of alternatives, "(oil OR gas) pric*". Parentheses without OR are
/// signs.
Result<Term> TermReader::phrase(ByteRange bytes, TermPattern pattern, const TermScope& scope) {
  if (auto status = read_tildes(query_, pattern); !status) return status.error();
  std::vector<QueryNode> nodes;
  const ByteRange whole = pattern.bytes();
  std::uint32_t done = whole.begin;
  for (const ByteRange group : groups_in(pattern)) {
    if (auto status = add_words(pattern.part({done, group.begin}), scope, nodes); !status)
      return status.error();
    auto choice = alternatives(pattern, group, scope);
    if (!choice) return std::move(choice).error();
    nodes.push_back(std::move(choice).value());
    done = group.end;
  }
  if (auto status = add_words(pattern.part({done, whole.end}), scope, nodes); !status) return status.error();
  return phrase_of(bytes, std::move(nodes), scope);
}

/// `group` with its parentheses.
Result<QueryNode> TermReader::alternatives(const TermPattern& pattern, ByteRange group,
                                           const TermScope& scope) {
  std::vector<QueryNode> choices;
  for (std::uint32_t begin = group.begin + 1; begin < group.end;) {
    const std::string_view rest = pattern.slice({begin, group.end - 1});
    const std::size_t size = std::min(rest.find(kOrInQuotes), rest.size());
    const ByteRange bytes{begin, begin + static_cast<std::uint32_t>(size)};
    auto choice = words(bytes, pattern.part(bytes), scope);
    if (!choice) return std::move(choice).error();
    if (!choice.value())
      return bad_query(query_, bytes.begin, "there is no word in this alternative",
                       "alternatives in quotes look like this: \"(oil OR crude oil) price\"");
    choices.push_back(*std::move(choice).value());
    begin = bytes.end + static_cast<std::uint32_t>(kOrInQuotes.size());
  }
  return join_any(std::move(choices));
}

Result<QueryNode> TermReader::leaf(const TermPattern& pattern, ByteRange word, const TermScope& scope) {
  if (auto status = count_leaf(word); !status) return status.error();
  const std::string_view typed = pattern.slice(word);
  QueryNode node;
  node.bytes = word;
  if (scope.field != nullptr) node.field = scope.field->text;
  if (scope.exact) {
    node.kind = NodeKind::exact;
    node.text = text::surface_form(typed);
  } else if (typed.find_first_of(kWildcards) != std::string_view::npos) {
    node.kind = NodeKind::wildcard;
    node.text = folded_pattern(typed);
    if (auto status = check_wildcard(node); !status) return status.error();
  } else {
    node.kind = NodeKind::word;
    node.text = text::folded_form(typed);
    const auto tilde = std::ranges::find(pattern.tildes, word.end, [](const auto& one) { return one.first; });
    if (tilde == pattern.tildes.end()) return node;
    node.kind = NodeKind::fuzzy;
    node.distance = tilde->second == 0 ? default_edits(node.text) : tilde->second;
    if (auto status = check_fuzzy(node); !status) return status.error();
  }
  return node;
}

error::Status TermReader::check_exact(ByteRange content, std::string_view signs) const {
  const std::size_t wildcard = slice(text_, content).find_first_of(signs);
  if (wildcard == std::string_view::npos) return {};
  return bad_query(query_, content.begin + wildcard, "wildcards cannot stand behind exact:",
                   "exact: takes one form as it is written: exact:US");
}

error::Status TermReader::check_fuzzy(const QueryNode& node) const {
  if (count_letters(node.text) >= limits_.wildcard_letters) return {};
  return over_limit(
      query_, node.bytes.begin,
      "a fuzzy word needs at least " + std::to_string(limits_.wildcard_letters) + " letters or digits",
      quote(node.text + "~") + " would stand for too many words");
}

error::Status TermReader::check_wildcard(const QueryNode& node) const {
  const std::size_t letters = count_letters(node.text);
  if (letters >= limits_.wildcard_letters) return {};
  if (letters == 0) {
    return bad_query(query_, node.bytes.begin, "a wildcard needs letters or digits beside it",
                     "for a gap between words write: oil ADJ/2 price");
  }
  return over_limit(
      query_, node.bytes.begin,
      "a wildcard needs at least " + std::to_string(limits_.wildcard_letters) + " letters or digits",
      quote(node.text) + " would stand for too many words");
}

error::Status TermReader::count_leaf(ByteRange bytes) {
  if (++leaves_ <= limits_.leaves) return {};
  return over_limit(query_, bytes.begin,
                    "more than " + std::to_string(limits_.leaves) + " words in one query",
                    "ask in parts, one query a line of a --batch file");
}

}  // namespace dateline::search
