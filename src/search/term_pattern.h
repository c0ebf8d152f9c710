// A stretch of a query as it was typed, with its wildcards, its fuzzy words and its alternatives in
// parentheses.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "error/result.h"
#include "text/byte_range.h"
#include "text/word_breaker.h"

namespace dateline::search {

inline constexpr std::string_view kWildcards = "*?";
/// Between alternatives in quotes.
inline constexpr std::string_view kOrInQuotes = " OR ";

/// Every * and ? that is left in `text` is a wildcard.
struct TermPattern {
  std::string text;
  std::uint32_t begin = 0;                                           // in the query
  std::vector<std::pair<std::uint32_t, std::uint32_t>> tildes = {};  // where a fuzzy word ends, its edits
  std::string_view slice(text::ByteRange bytes) const {
    return std::string_view(text).substr(bytes.begin - begin, bytes.size());
  }
  TermPattern part(text::ByteRange bytes) const { return {std::string(slice(bytes)), bytes.begin, tildes}; }
  text::ByteRange bytes() const { return {begin, begin + static_cast<std::uint32_t>(text.size())}; }
};

/// In quotes a ? at the end of a word ends a question: "who won?" is two words.
void blank_question_marks(std::string& text);
/// "colour~1" in quotes: the tilde goes, and is noted. `query`: for messages.
error::Status read_tildes(std::string_view query, TermPattern& pattern);
/// Where alternatives stand in quoted text, with their parentheses: "(oil OR gas)"; in bytes of the query.
std::vector<text::ByteRange> groups_in(const TermPattern& pattern);
/// The words of the pattern, in bytes of the query. Wildcards pass for letters while the words are found, so
/// that they neither break a word nor change what its signs mean; in scripts that are broken by dictionary
/// they are joined to the words beside.
std::vector<text::ByteRange> split_pattern(text::WordBreaker& breaker, const TermPattern& pattern);

/// The folded pattern; the letters between its wildcards are folded apart, stars in a row are one.
std::string folded_pattern(std::string_view pattern);
/// Letters and digits, as QueryLimits::wildcard_letters counts them.
std::size_t count_letters(std::string_view pattern);

}  // namespace dateline::search
