// A document as the tagger sees it: numbered tokens in sentences, and where in them a name can be.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entities/word_table.h"

namespace dateline::entities {

/// Tokens by index; sentences by the index of their first token, ascending, the first being 0. Views into
/// memory of the caller.
struct TokenSequence {
  std::vector<std::string_view> tokens;
  std::vector<std::uint32_t> sentences;
  void clear() {
    tokens.clear();
    sentences.clear();
  }
};

/// Tokens [begin, end) of one sentence that may hold names; the tokens around them are in none.
struct ActiveRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t sentence_begin = 0;
  std::uint32_t sentence_end = 0;
};

/// Bits of a token's part in its document, from all occurrences of the word in any case.
enum CueBit : std::uint16_t {
  kAfterTitle = 1U << 0U,
  kAfterFirstName = 1U << 1U,
  kBeforeOrgSuffix = 1U << 2U,
  kAfterLocative = 1U << 3U,
  kInBrackets = 1U << 4U,
  kBeforeSaying = 1U << 5U,
  kAfterThe = 1U << 6U,
  kBeforePossessive = 1U << 7U,
  kSeenSmall = 1U << 8U,
  kSeenCapitalWithin = 1U << 9U,  // capitalised, not as the first word of its sentence
  kFirstOfSeveral = 1U << 10U,    // of a sequence of capitalised words
  kLastOfSeveral = 1U << 11U,
  kBeginsLine = 1U << 12U  // only ever seen as first word of sentences
};

/// Reused from document to document. Numbers refer to the WordTable given to read().
class DocumentView {
 public:
  void read(const TokenSequence& document, WordTable& table);

  std::size_t size() const { return words_.size(); }
  WordNumber word(std::size_t token) const { return words_[token]; }
  const std::vector<ActiveRun>& runs() const { return runs_; }
  /// CueBit of the word; all tokens of one lower-case spelling share them.
  std::uint16_t cues(const WordTraits& traits) const { return cues_[traits.lower_number]; }
  /// PhraseBit of the token; 0 outside of runs.
  std::uint8_t phrases(std::size_t token) const { return phrases_[token]; }

 private:
  void read_sentence(std::uint32_t begin, std::uint32_t end, WordTable& table);
  void find_runs(std::uint32_t begin, std::uint32_t end);
  std::uint32_t begin_of_run(std::uint32_t capitalised, std::uint32_t barrier) const;
  std::uint32_t end_of_run(std::uint32_t capitalised, std::uint32_t end) const;
  void collect_cues(std::uint32_t begin, std::uint32_t end);
  std::uint16_t cues_of_capitalised(std::uint32_t token, std::uint32_t begin, std::uint32_t end) const;
  void match_phrases(const ActiveRun& run, const WordTable& table, const Gazetteer& gazetteer);

  std::uint32_t flags(std::uint32_t token) const { return summaries_[token].flags; }

  std::vector<WordNumber> words_;
  std::vector<WordTable::Summary> summaries_;  // by token, as in ordinary case
  std::vector<std::uint8_t> phrases_;
  std::vector<ActiveRun> runs_;
  std::vector<std::uint16_t> cues_;  // by lower_number
  std::vector<std::uint32_t> cued_;  // lower_numbers whose cues are not 0
};

/// How the letters of a sentence are written, from counts of its words of several letters.
struct CaseCounts {
  std::uint32_t words = 0;        // of two letters or more
  std::uint32_t in_capitals = 0;  // without a small letter
  std::uint32_t long_words = 0;   // of four letters or more
  std::uint32_t long_capitalised = 0;
};
/// Capitals: at least 9 in 10 words, and 3. Titles: at least 9 in 10 long words, and 4.
SentenceCase case_of(const CaseCounts& counts);

}  // namespace dateline::entities
