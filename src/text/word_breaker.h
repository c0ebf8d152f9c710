// Where the words of a text begin and end.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "text/byte_range.h"

namespace dateline::text {

/// Words are ICU's (UAX #29, root locale, dictionary words for scripts without blanks) that hold a letter or
/// digit, with these tailorings, which are the same whatever the language:
///   * "AT&T", "R&D": letters or digits joined by & without blanks are one word; so are those joined by a
///     zero-width space, but in scripts without blanks (Thai, Khmer, Chinese ...), where it separates words;
///   * "U.S.", "e.g.": the last period of a dotted acronym (single letters, each followed by a period)
///     belongs to the word;
///   * "l'attaque", "d'Italia", "dell'arte": an elided Romance article or pronoun before a vowel or h is a
///     word of its own;
///   * "rock'n'roll", "Russia's", "O'Brien" stay one word, with ' or with U+2019;
///   * "e-mail", "Al-Qaeda", "covid-19" are two words each; "$1.5bn" is "1.5bn"; _ and @ separate;
///   * a run of more than 1,000 bytes without a break is cut at characters into words of at most 1,000 bytes.
/// Not thread-safe: one per thread.
class WordBreaker {
 public:
  static error::Result<WordBreaker> open();
  ~WordBreaker();
  WordBreaker(WordBreaker&&) noexcept;
  WordBreaker& operator=(WordBreaker&&) noexcept;

  /// Words of valid UTF-8 `text` (at most 4 GiB - 1), in order, disjoint. Clears `words` first, keeping its
  /// memory. ASCII and the characters of other alphabets take a fast path that yields exactly what
  /// split_with_icu() yields.
  void split(std::string_view text, std::vector<ByteRange>& words);
  /// The same words through ICU alone: the second opinion for the tests.
  void split_with_icu(std::string_view text, std::vector<ByteRange>& words);

 private:
  struct State;
  explicit WordBreaker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::text
