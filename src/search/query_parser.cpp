// From the words that a person typed to the tree that the plan is made from: characters, lexemes, grammar,
// stop words.
#include "search/query_parser.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "search/query_characters.h"
#include "search/query_error.h"
#include "search/query_grammar.h"
#include "search/query_join.h"
#include "search/query_lexer.h"
#include "search/query_term.h"
#include "search/request_frame.h"
#include "text/normalizer.h"
#include "text/stop_words.h"

namespace dateline::search {
namespace {

using error::Result;

/// The child on the longest way down.
const QueryNode& deepest_leaf(const QueryNode& node) {
  const QueryNode* at = &node;
  while (!at->children.empty()) at = &*std::ranges::max_element(at->children, {}, depth);
  return *at;
}

/// "US", "U.S.", "WHO" and "IT" mean something else than "us", "who" and "it".
bool is_acronym(std::string_view typed) {
  const std::string surface = text::surface_form(typed);
  return surface.size() > 1 && text::case_class(surface) == text::CaseClass::upper;
}

/// Capitals say something only where there are small letters, too, or few words: "WHO", "US AID", but not
/// "WHAT IS WRITTEN ABOUT IT".
bool is_shouted(std::string_view query) {
  constexpr std::ptrdiff_t kFewWords = 3;
  const bool small = std::ranges::any_of(query, [](char c) { return c >= 'a' && c <= 'z'; });
  return !small && std::ranges::count(query, ' ') >= kFewWords;
}

/// In a choice stop words rank only where nothing else would. What bears a + is the first child of a
/// preference: it ranks. Where positions count, every word does.
void mark_stop_words(QueryNode& node, std::string_view query, std::string_view language) {
  if (node.kind == NodeKind::near || node.kind == NodeKind::adjacent || node.kind == NodeKind::phrase ||
      node.kind == NodeKind::first || node.kind == NodeKind::at_least)
    return;
  const bool choice = node.kind == NodeKind::disjunction || node.kind == NodeKind::preference;
  const auto is_stop = [&](const QueryNode& child) {
    return child.kind == NodeKind::word && text::is_stop_word(child.text, language) &&
           (is_shouted(query) || !is_acronym(text::slice(query, child.bytes)));
  };
  const bool all = std::ranges::all_of(node.children, is_stop);
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    QueryNode& child = node.children[i];
    const bool required = node.kind == NodeKind::preference && i == 0;
    if (choice && !all && !required) child.stop_word = is_stop(child);
    mark_stop_words(child, query, language);
  }
}

Result<QueryNode> parse_plain(std::string_view query, const ParseOptions& options) {
  const auto text = read_characters(query, options.limits);
  if (!text) return text.error();
  auto reader = TermReader::open(query, *text, options.limits);
  if (!reader) return std::move(reader).error();
  auto words = reader->plain_words();
  if (!words) return std::move(words).error();
  if (!words->empty()) return join_any(std::move(words).value());
  return bad_query(query, 0, "the query holds no word", "type some words; signs alone are not indexed");
}

Result<QueryNode> parse_operators(std::string_view query, const ParseOptions& options) {
  const auto lexed = read_lexemes(query, options.limits);
  if (!lexed) return lexed.error();
  auto root = read_query(query, *lexed, {options.bare_or, options.limits, options.saved.get()});
  if (!root || depth(*root) <= options.limits.depth) return root;
  return over_limit(query, deepest_leaf(*root).bytes.begin,
                    "more than " + std::to_string(options.limits.depth) + " levels of operators",
                    "ask in parts, or with fewer groups within groups");
}

}  // namespace

error::Result<QueryTree> parse_query(std::string_view query, const ParseOptions& options) {
  auto root = options.plain ? parse_plain(query, options) : parse_operators(query, options);
  if (!root) return std::move(root).error();
  if (options.plain || options.bare_or) mark_stop_words(*root, query, options.language);
  if (options.plain && root->kind == NodeKind::disjunction &&
      (options.language.empty() || options.language == "en"))
    mark_request_frames(root->children, query);
  return QueryTree{std::string(query), std::move(root).value()};
}

}  // namespace dateline::search
