// Finds the names in a tokenised document: a linear-chain conditional random field with small integer
// weights.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "entities/document_view.h"
#include "entities/label_search.h"
#include "entities/mention.h"
#include "entities/tagger_model.h"
#include "entities/word_table.h"

namespace dateline::entities {

/// Not thread-safe: one per thread; they share the model.
class Tagger {
 public:
  explicit Tagger(std::shared_ptr<const TaggerModel> model);

  /// Names of `document`, which is one article or a part of one, by token index. Replaces `names`.
  void tag(const TokenSequence& document, std::vector<Mention>& names);
  /// After tag(): what is known about the tokens of its document.
  const WordTraits& traits(std::size_t token) const { return table_.traits(view_.word(token)); }
  const DocumentView& view() const { return view_; }
  const WordLists& lists() const { return model_->lists(); }

  /// Score of the labels of a token of the document given last; for tests.
  LabelScores scores_of(const ActiveRun& run, std::uint32_t token);

 private:
  /// What a word says in each role, once it was asked for.
  struct alignas(16) WordScores {
    std::array<LabelScores, kRoles> by_role{};
    std::array<bool, kRoles> known{};
  };
  LabelScores sum_of(std::span<const FeatureId> features) const;
  const LabelScores& word_scores(WordNumber word, Role role);
  void fill_tables();

  std::shared_ptr<const TaggerModel> model_;
  WordTable table_;
  DocumentView view_;
  LabelSearch search_;
  std::vector<WordScores> word_scores_;
  std::vector<std::uint32_t> scores_of_word_;  // 1 + index in word_scores_; 0: not made yet
  std::array<std::array<LabelScores, 256>, 2> cue_scores_{};
  std::array<std::array<LabelScores, kPhraseValues>, 3> phrase_scores_{};
  std::vector<LabelScores> run_scores_;
  std::vector<Label> labels_;
  std::vector<FeatureId> features_;
};

/// Appends the names that `labels` (of tokens from `first` on) spell.
void append_names(std::span<const Label> labels, std::uint32_t first, std::vector<Mention>& names);

}  // namespace dateline::entities
