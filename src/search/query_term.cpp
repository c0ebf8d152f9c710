// From one typed word or quoted text to the node that it means.
#include "search/query_term.h"

#include <algorithm>
#include <utility>

#include "search/fuzzy.h"
#include "search/query_date.h"
#include "search/query_error.h"
#include "search/query_join.h"
#include "text/normalizer.h"

namespace dateline::search {
namespace {

using error::Result;
using text::ByteRange;

constexpr std::string_view kWildcards = "*?";

bool is_wildcard(char c) { return c == '*' || c == '?'; }
bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
/// Of the word itself: an ASCII letter or digit, or any character beyond ASCII.
bool is_word_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

/// In quotes a ? at the end of a word ends a question: "who won?" is two words.
void blank_question_marks(std::string& pattern) {
  bool inside = false;  // of a word, seen from its end
  for (std::size_t at = pattern.size(); at-- > 0;) {
    if (pattern[at] == '?') {
      if (!inside) pattern[at] = ' ';
    } else {
      inside = is_word_byte(pattern[at]) || pattern[at] == '*';
    }
  }
}

/// The folded pattern; the letters between its wildcards are folded apart, stars in a row are one.
std::string folded_pattern(std::string_view pattern) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    if (is_wildcard(pattern[at])) {
      if (pattern[at] == '?' || !out.ends_with('*')) out += pattern[at];
      ++at;
      continue;
    }
    const std::size_t end = std::min(pattern.find_first_of(kWildcards, at), pattern.size());
    out += text::folded_form(pattern.substr(at, end - at));
    at = end;
  }
  return out;
}

/// Letters and digits, as QueryLimits::wildcard_letters counts them.
std::size_t count_letters(std::string_view pattern) {
  std::size_t letters = 0;
  for (const char c : pattern) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_ascii_letter(c) || (byte >= 0xC0 && byte < 0xE3)) ++letters;
    if (byte >= 0xE3)
      letters += 2;  // from U+3000 on: Chinese, Japanese and Korean signs say more than a letter
  }
  return letters;
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

/// A stretch of the query in which every * and ? that is left is a wildcard.
struct TermReader::Pattern {
  std::string text;
  std::uint32_t begin = 0;  // in the query
  std::string_view slice(ByteRange bytes) const {
    return std::string_view(text).substr(bytes.begin - begin, bytes.size());
  }
};

TermReader::TermReader(std::string_view query, std::string_view text, const QueryLimits& limits,
                       text::WordBreaker breaker)
    : query_(query), text_(text), limits_(limits), breaker_(std::move(breaker)) {}

Result<TermReader> TermReader::open(std::string_view query, std::string_view text,
                                    const QueryLimits& limits) {
  auto breaker = text::WordBreaker::open();
  if (!breaker) return std::move(breaker).error();
  return TermReader(query, text, limits, std::move(breaker).value());
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
  if (auto status = check_phrase(content); !status) return status.error();
  Pattern pattern{std::string(slice(text_, content)), content.begin};
  blank_question_marks(pattern.text);
  if (scope.exact) {
    if (auto status = check_exact(content, "*"); !status) return status.error();
    std::ranges::replace(pattern.text, '?', ' ');
  }
  return words(bytes, pattern, scope);
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
  if (count_letters(node.text) < limits_.wildcard_letters)
    return over_limit(
        query_, content.begin,
        "a fuzzy word needs at least " + std::to_string(limits_.wildcard_letters) + " letters or digits",
        quote(node.text + "~") + " would stand for too many words");
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
  for (const ByteRange word : split({std::string(slice(text_, content)), content.begin})) {
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

Result<Term> TermReader::words(ByteRange bytes, const Pattern& pattern, const TermScope& scope) {
  std::vector<QueryNode> nodes;
  for (const ByteRange word : split(pattern)) {
    auto node = leaf(pattern, word, scope);
    if (!node) return std::move(node).error();
    nodes.push_back(std::move(node).value());
  }
  if (nodes.empty()) return Term();
  if (nodes.size() == 1) return Term(std::move(nodes.front()));
  const schema::TextField field = nodes.front().field;
  QueryNode phrase = parent_of(NodeKind::phrase, std::move(nodes));
  phrase.bytes = bytes;
  phrase.field = field;
  return Term(std::move(phrase));
}

Result<QueryNode> TermReader::leaf(const Pattern& pattern, ByteRange word, const TermScope& scope) {
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
  }
  return node;
}

/// The words of the pattern, in bytes of the query. Wildcards pass for letters while the words are found, so
/// that they neither break a word nor change what its signs mean; in scripts that are broken by dictionary
/// they are joined to the words beside.
std::vector<ByteRange> TermReader::split(const Pattern& pattern) {
  std::string masked = pattern.text;
  std::ranges::replace_if(masked, is_wildcard, 'x');
  std::vector<ByteRange> found;
  breaker_.split(masked, found);
  std::vector<ByteRange> words;
  for (ByteRange word : found) {
    word = {word.begin + pattern.begin, word.end + pattern.begin};
    const std::string_view typed = pattern.slice(word);
    const bool touches = !words.empty() && words.back().end == word.begin;
    if (touches && (is_wildcard(typed.front()) || is_wildcard(pattern.slice(words.back()).back()))) {
      words.back().end = word.end;
    } else {
      words.push_back(word);
    }
  }
  // Nothing but question marks: "what now ?"
  std::erase_if(words, [&](ByteRange word) {
    return pattern.slice(word).find_first_not_of('?') == std::string_view::npos;
  });
  return words;
}

error::Status TermReader::check_exact(ByteRange content, std::string_view signs) const {
  const std::size_t wildcard = slice(text_, content).find_first_of(signs);
  if (wildcard == std::string_view::npos) return {};
  return bad_query(query_, content.begin + wildcard, "wildcards cannot stand behind exact:",
                   "exact: takes one form as it is written: exact:US");
}

/// "(" alone is punctuation, as in a headline that is quoted; alternatives are meant as such.
error::Status TermReader::check_phrase(ByteRange content) const {
  const std::string_view phrase = slice(text_, content);
  const std::size_t open = phrase.find('(');
  const std::size_t either = open == std::string_view::npos ? open : phrase.find(" OR ", open);
  if (either == std::string_view::npos || phrase.find(')', either) == std::string_view::npos) return {};
  return bad_query(query_, content.begin + either + 1, "OR is not supported in a phrase yet",
                   "write the phrases out: \"oil price\" OR \"oil cost\"");
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
