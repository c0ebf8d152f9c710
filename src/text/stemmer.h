// From a folded word to the term that is posted for it: Snowball stems per language (the Analyzer caches
// them).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/language.h"

namespace dateline::text {

/// Version of the rules below; part of the schema version, because another stem is another term.
inline constexpr int kStemmerVersion = 1;

/// Xapian rejects terms over 245 bytes, and field prefixes need some of them; longer words keep 200 bytes
/// (cut at a character) and gain a hash of the whole.
inline constexpr std::size_t kLongestTerm = 240;
std::string shortened_term(std::string_view term);

/// Languages with a Snowball stemmer, sorted: "ar", "ca", "da", ...
const std::vector<Language>& stemmed_languages();

/// Words that the stemmer of `language` may not touch; sorted, folded. A few acronyms in every language
/// ("isis"), and in English what would share its stem with an unrelated word ("international" with
/// "internal", "harris" with "harry").
const std::vector<std::string_view>& never_stemmed(std::string_view language);

/// Not thread-safe: one per thread. Source: Snowball stemmers as shipped with Xapian 1.4.
class Stemmer {
 public:
  Stemmer();
  ~Stemmer();
  Stemmer(Stemmer&&) noexcept;
  Stemmer& operator=(Stemmer&&) noexcept;

  /// The stem of `folded` in `language`; the word itself when the language has no stemmer, when the word
  /// holds an ASCII digit, `&` or no letter, or is in never_stemmed(language); in English such words only
  /// lose a possessive ending ("at&t's" -> "at&t"). Never empty unless `folded` is; at most kLongestTerm
  /// bytes. The view is valid until the next call.
  std::string_view stem(std::string_view folded, std::string_view language);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline::text
