// From the words of an article to the tokens of the tagger, and back from tokens to words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entities/document_view.h"
#include "entities/mention.h"
#include "text/analyzer.h"

namespace dateline::entities {

/// Tokens as the training texts have them, where text::WordBreaker has words:
///   * marks between words are tokens ("(", ",", "..."), white space is not;
///   * "Russia's" is "Russia" and "'s"; "I'm" is "I" and "'m";
///   * "al-Qaeda", "cease-fire", "d'Ivoire" are one token each, but "U.S.-led" and "Moscow-based" are three;
///   * an abbreviation has its period: "Mr.", "Corp.", "Calif.", "J." (of "J. Smith").
/// Every word lies in one token at least, every token in the bytes of the text.
class ArticleTokens {
 public:
  void clear();
  /// Appends the tokens of `text`, whose words are `words`; a sentence begins with the first of them.
  void add(std::string_view text, const text::AnalysedText& words);

  /// Views into the texts added.
  const TokenSequence& sequence() const { return sequence_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(spans_.size()); }
  /// The words that tokens [begin, end) touch, as positions in the text that they are of; false when there
  /// are none (marks only).
  bool words_of(std::uint32_t begin, std::uint32_t end, Mention& mention) const;

 private:
  /// Words that a token touches; empty for marks.
  struct WordSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  struct Builder;
  TokenSequence sequence_;
  std::vector<WordSpan> spans_;
};

}  // namespace dateline::entities
