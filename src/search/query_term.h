// From one typed word or quoted text to the node that it means: a word, a pattern, a phrase, a name, an id, a
// date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "schema/field.h"
#include "search/query_tree.h"
#include "text/byte_range.h"
#include "text/word_breaker.h"

namespace dateline::search {

struct TermPattern;

/// What the fields and prefixes before a term say of it.
struct TermScope {
  const schema::FieldInfo* field = nullptr;  // none: words anywhere in the article
  bool exact = false;
  bool direct = false;  // `field` stands right before the term, not before a group that holds it
};

/// Nothing: no letter and no digit stands in it.
using Term = std::optional<QueryNode>;

/// Words are found and folded as the analyzer does it, so that a query meets what was indexed.
class TermReader {
 public:
  /// `query` as typed, for messages; `text` the same with plain blanks (LexedQuery::text). They and `limits`
  /// must outlive the reader.
  static error::Result<TermReader> open(std::string_view query, std::string_view text,
                                        const QueryLimits& limits);

  error::Result<Term> word(text::ByteRange bytes, const TermScope& scope);
  /// `bytes` with the quotes, `content` without.
  error::Result<Term> quoted(text::ByteRange bytes, text::ByteRange content, const TermScope& scope);
  /// `content` is the word without the tilde; `edits` 0: as many as its length allows (search/fuzzy.h).
  error::Result<Term> fuzzy(text::ByteRange content, std::uint32_t edits, const TermScope& scope);
  /// Every word of the whole text, whatever the signs.
  error::Result<std::vector<QueryNode>> plain_words();
  /// For a leaf that is made elsewhere: fails beyond limits.leaves.
  error::Status count_leaf(text::ByteRange bytes);

 private:
  TermReader(std::string_view query, std::string_view text, const QueryLimits& limits,
             text::WordBreaker& breaker);

  error::Result<Term> field_value(text::ByteRange content, const schema::FieldInfo& field, bool whole);
  error::Result<Term> name(text::ByteRange content, const schema::FieldInfo& field);
  error::Result<Term> whole_name(text::ByteRange content, const schema::FieldInfo& field);
  error::Result<Term> words(text::ByteRange bytes, const TermPattern& pattern, const TermScope& scope);
  error::Status add_words(const TermPattern& pattern, const TermScope& scope, std::vector<QueryNode>& nodes);
  error::Result<Term> phrase(text::ByteRange bytes, TermPattern pattern, const TermScope& scope);
  error::Result<QueryNode> alternatives(const TermPattern& pattern, text::ByteRange group,
                                        const TermScope& scope);
  error::Result<QueryNode> leaf(const TermPattern& pattern, text::ByteRange word, const TermScope& scope);
  error::Status check_exact(text::ByteRange content, std::string_view signs) const;
  error::Status check_fuzzy(const QueryNode& node) const;
  error::Status check_wildcard(const QueryNode& node) const;

  std::string_view query_;
  std::string_view text_;
  const QueryLimits& limits_;
  text::WordBreaker& breaker_;  // of this thread
  std::size_t leaves_ = 0;
};

}  // namespace dateline::search
