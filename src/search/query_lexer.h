// From the characters of a query to its lexemes: words, quotes, parentheses, signs, operators, field names.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "schema/field.h"
#include "search/query_tree.h"
#include "text/byte_range.h"

namespace dateline::search {

enum class LexemeKind : std::uint8_t {
  end,
  open,         // (
  close,        // )
  word,         // up to a blank, a parenthesis or a double quote; what stands behind id: or date: as it is
  quoted,       // `content` without the quotes
  plus,         // + right before a term
  minus,        // - right before a term
  field,        // "title:" right before a term; see Lexeme::field
  exact,        // "exact:" right before a term
  conjunction,  // AND
  disjunction,  // OR
  negation,     // NOT
  near,         // NEAR, NEAR/5, SENTENCE, PARAGRAPH; see Lexeme::distance and Lexeme::within
  adjacent,     // ADJ, ADJ/5
  fuzzy,        // colour~, colour~1: `content` is the word; see Lexeme::distance
  at_least,     // "atleast3:" right before a term; see Lexeme::distance
  first,        // "first50:" right before a term; see Lexeme::distance
  saved         // query:name; `content` is the name
};
std::ostream& operator<<(std::ostream& out, LexemeKind kind);

struct Lexeme {
  LexemeKind kind = LexemeKind::end;
  text::ByteRange bytes;
  text::ByteRange content;                   // bytes, without the quotes of `quoted` and the colon of `field`
  bool glued = false;                        // no blank stands before it, and it is not the first
  const schema::FieldInfo* field = nullptr;  // field
  Within within = Within::field;             // near
  std::uint32_t distance = 0;  // near, adjacent, first: words; fuzzy: edits, 0 when not said; at_least: times
};

/// AND, OR, NEAR, ADJ: what stands between two terms.
bool is_binary_operator(LexemeKind kind);

struct LexedQuery {
  /// The query, byte for byte, with an ASCII blank for every byte of a control character or of any other kind
  /// of blank.
  std::string text;
  /// The last one is `end`; it stands right behind the last character that is no blank.
  std::vector<Lexeme> lexemes;
};

/// Fails for what no lexeme can be: invalid UTF-8, more than limits.bytes, quotes that do not close, unknown
/// fields.
error::Result<LexedQuery> read_lexemes(std::string_view query, const QueryLimits& limits = {});

}  // namespace dateline::search
