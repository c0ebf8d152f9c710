// The one analyzer that indexing, queries and snippets share: from a text to words, terms and breaks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "text/byte_range.h"
#include "text/form_table.h"
#include "text/language.h"
#include "text/sentence_breaker.h"

namespace dateline::text {

/// One word of a text; its position is its index in AnalysedText::tokens, from 0.
struct Token {
  FormId form = 0;
  ByteRange bytes;  // in the text that was analysed
  friend bool operator==(const Token&, const Token&) = default;
};

struct AnalysedText {
  std::vector<Token> tokens;
  std::vector<SentenceStart> sentences;  // sorted by position; empty when there are no tokens
};

/// Chain: WordBreaker -> folding (NFKC, case) -> Stemmer. Words already met under the same spelling and
/// language take one hash look-up. Not thread-safe: one per thread.
class Analyzer {
 public:
  static constexpr std::size_t kWordMemory = std::size_t{64} << 20U;
  /// `word_memory`: bytes that what is known about words may take; when they take more, it is learnt anew.
  static error::Result<Analyzer> open(std::size_t word_memory = kWordMemory);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  /// Analyses valid UTF-8 `text`, stemming in `language` (empty or unknown: see stemming_language()). Forms
  /// are interned in `forms`. Clears `out` first, keeping its memory. Texts over 4 GiB - 1 bytes are cut
  /// there. A new or cleared FormTable is noticed by its generation; what is known about words stays, so that
  /// small batches with a table each cost little more than one large batch.
  void analyze(std::string_view text, std::string_view language, FormTable& forms, AnalysedText& out);

 private:
  struct State;
  explicit Analyzer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The language whose stemmer is used for an article of `language`: itself when it has a stemmer; English
/// when the language is not known (empty); none (empty) for a known language without a stemmer.
Language stemming_language(std::string_view language);

}  // namespace dateline::text
