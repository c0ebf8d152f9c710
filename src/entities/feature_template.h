// The features of a token: the one source of them for trainer and tagger.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "entities/document_view.h"
#include "entities/word_table.h"

namespace dateline::entities {

/// A feature by the hash of its template and value; its row in the table of weights are the upper bits.
using FeatureId = std::uint32_t;
inline constexpr unsigned kRowBits = 19;
inline constexpr std::uint32_t kRows = 1U << kRowBits;
constexpr std::uint32_t row_of(FeatureId feature) { return feature >> (32 - kRowBits); }

/// Rises with every change of what the functions below yield, or of word lists or cues: a model is of one
/// version.
inline constexpr std::uint32_t kFeatureVersion = 1;

/// From where a token looks at a word: at itself, or at one of its neighbours in the sentence.
enum class Role : std::uint8_t { self, before, after, second_before, second_after };
inline constexpr int kRoles = 5;

/// Appends what a word alone says to the token that sees it in `role`. A tagger adds up their weights once
/// per word.
void add_word_features(const WordTraits& word, Role role, std::vector<FeatureId>& out);

/// Appends what the cues of the token's word in the document say. Cues are looked up by halves: `half` 0 is
/// the low byte.
void add_cue_features(int half, std::uint8_t cues, std::vector<FeatureId>& out);

/// Appends what phrases of the gazetteer say, of the token before (0), itself (1) or the token after (2).
void add_phrase_features(int where, std::uint8_t phrases, std::vector<FeatureId>& out);
inline constexpr int kPhraseValues = 64;

/// The words around a token, itself in the middle.
struct Window {
  std::array<const WordTraits*, 5> words{};
  std::uint32_t place = 0;  // tokens before it in its sentence, at most 2
};
inline constexpr int kJointFeatures = 16;
/// What words say together.
std::array<FeatureId, kJointFeatures> joint_features(const Window& window);

/// Window of token `at` of a run.
inline WordNumber word_near(const DocumentView& document, const ActiveRun& run, std::uint32_t at,
                            int offset) {
  const std::int64_t place = static_cast<std::int64_t>(at) + offset;
  if (place < run.sentence_begin) return kSentenceBegin;
  if (place >= run.sentence_end) return kSentenceEnd;
  return document.word(static_cast<std::size_t>(place));
}
inline std::uint8_t phrases_near(const DocumentView& document, const ActiveRun& run, std::uint32_t at,
                                 int offset) {
  const std::int64_t place = static_cast<std::int64_t>(at) + offset;
  if (place < run.begin || place >= run.end) return 0;
  return document.phrases(static_cast<std::size_t>(place));
}

}  // namespace dateline::entities
