// What a query means, as a tree of values with the places that its parts were read from.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "schema/field.h"
#include "schema/instant.h"
#include "search/query_length.h"
#include "search/recent_span.h"
#include "text/byte_range.h"

namespace dateline::search {

enum class NodeKind : std::uint8_t {
  all,       // every article
  word,      // `text`: the folded word; matches articles that hold a word of the same stem
  wildcard,  // `text`: a folded pattern with * (any characters, also none) and ? (one character)
  fuzzy,     // `text`: a folded word; words at most `distance` edits away from it (search/fuzzy.h)
  exact,     // `text`: a surface form (text/normalizer.h): this form in this case
  phrase,    // children in this order at consecutive positions, at least two: words (word, wildcard, fuzzy or
             // exact nodes) or disjunctions of words and phrases
  near,      // children in any order, the positions of all of them differ by at most `distance`; in one
             // sentence or paragraph, at whatever distance, when `within` says so (SENTENCE, PARAGRAPH)
  adjacent,  // children in this order, the position of each at most `distance` after the one before (ADJ)
  name,      // `facet` has a value whose name holds the words of `text` in a row (or, if `whole`, is `text`);
             // folded
  id,        // the article whose id is `text`
  date,      // the publication date touches `span`
  recent,    // the publication date touches `recent`, which is told from the newest article
  length,    // title and body together have so many `words`
  at_least,  // the one child stands at least `distance` times: a word, phrase, name of an entity, or
             // disjunction of these
  first,     // the one child (these, near, adjacent, at_least) stands among the first `distance` words of the
             // body
  conjunction,  // all children, at least two
  disjunction,  // at least one child, at least two of them
  preference,   // the first child; the others, at least one, only add weight where they match too
  difference    // the first child but none of the others, at least two
};

/// What the words of a NEAR must not leave.
enum class Within : std::uint8_t { field, sentence, paragraph };

/// A value: copies are deep. Which members mean something depends on `kind`; all others keep their defaults,
/// so that trees compare equal when they mean the same (places apart, see same_meaning()). The children of
/// near and adjacent are words, phrases, names of entities, or disjunctions of them; the words are of the
/// same `field`, in which mentions of the names stand, too. Conjunctions hold no conjunctions, disjunctions
/// no disjunctions, and the first child of a difference is none.
struct QueryNode {
  NodeKind kind = NodeKind::all;
  /// In the query text. Leaves: the word itself, without field, sign and quotes. Inner nodes: all that they
  /// hold. Empty, at the place of the NOT, for the `all` of a lone NOT.
  text::ByteRange bytes;
  std::string text;
  schema::TextField field = schema::TextField::any;  // word, wildcard, fuzzy, exact, phrase, near, adjacent
  schema::Facet facet = schema::Facet::person;       // name
  bool whole = false;                                // name
  bool stop_word =
      false;  // word: left out of the ranking (docs/query-language.md); it still matches where it must
  std::uint32_t distance = 0;     // near, adjacent, first: words; fuzzy: edits; at_least: times
  Within within = Within::field;  // near
  /// near, adjacent: the first child has to stand somewhere without any of the others near it (NOT NEAR).
  bool excluding = false;
  RecentDates recent;  // recent
  WordRange words;     // length
  schema::Span span;   // date
  bool saved = false;  // from a saved query: `bytes` are those of its query:name
  std::vector<QueryNode> children;
};

/// The distance of SENTENCE and PARAGRAPH.
inline constexpr std::uint32_t kAnyDistance = UINT32_MAX;
/// "sentence", "paragraph", or empty.
std::string_view name_of(Within within);

struct QueryTree {
  std::string query;  // as typed
  QueryNode root;
};

/// One line: "(and isis moscow)", "(or a b)", "(not isis (phrase red square))", "(maybe b a c)" (preference),
/// "(near/5 a b)", "(adj/5 a b)", "(sentence a b)", "(paragraph a b)", "(not-near/5 a b)", "bank*",
/// "length:100..500", "date:last-30-days", "atleast3:oil", "first50:(or oil gas)", "color~1", "exact:US",
/// "title:oil", "(title:phrase red square)",
/// "(unranked the)" (a stop word that is left out of the ranking), "person:putin", "(person:phrase al
/// qaeda)", "person:\"vladimir putin\"" (whole), "id:x", "date:2024-03-01..2024-05-31" (both ends included,
/// days; with times when they are not whole days; "date:2024-03-22" when it is one day), "*" (all).
std::string to_string(const QueryNode& node);
std::ostream& operator<<(std::ostream& out, const QueryNode& node);

/// Equal but for the places in the query text.
bool same_meaning(const QueryNode& a, const QueryNode& b);

/// Nodes on the longest way from the root to a leaf, both included.
std::size_t depth(const QueryNode& node);
/// Nodes without children.
std::size_t leaf_count(const QueryNode& node);

/// Limits of a query; beyond one of them it is refused with the number (docs/query-language.md).
struct QueryLimits {
  std::size_t bytes = 64 * 1024;
  std::size_t depth = 64;     // of parentheses within parentheses, and of the tree
  std::size_t leaves = 1024;  // words of phrases count, too
  std::size_t wildcard_letters =
      3;  // that a wildcard has at least; digits count, from U+3000 on a letter is two
  std::size_t wildcard_forms = 20'000;  // expansion (checked by the plan)
  std::uint32_t distance = 1'000'000;   // of NEAR and ADJ
};

}  // namespace dateline::search
