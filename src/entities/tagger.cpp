// Finds the names in a tokenised document. What a word says by itself is added up once per word; only what
// words say together is looked up per token.
#include "entities/tagger.h"

#include "entities/row_sum.h"

namespace dateline::entities {
namespace {

constexpr std::size_t kMostWords = std::size_t{1} << 17U;  // then the table of words starts anew

}  // namespace

Tagger::Tagger(std::shared_ptr<const TaggerModel> model) : model_(std::move(model)), table_(model_->lists()) {
  fill_tables();
}

void Tagger::fill_tables() {
  for (int half = 0; half < 2; ++half)
    for (int cues = 0; cues < 256; ++cues) {
      features_.clear();
      add_cue_features(half, static_cast<std::uint8_t>(cues), features_);
      cue_scores_[half][cues] = sum_of(features_);
    }
  for (int where = 0; where < 3; ++where)
    for (int phrases = 0; phrases < kPhraseValues; ++phrases) {
      features_.clear();
      add_phrase_features(where, static_cast<std::uint8_t>(phrases), features_);
      phrase_scores_[where][phrases] = sum_of(features_);
    }
}

LabelScores Tagger::sum_of(std::span<const FeatureId> features) const {
  const std::vector<WeightRow>& rows = model_->weights().rows;
  for (const FeatureId feature : features) __builtin_prefetch(&rows[row_of(feature)]);
  RowSum sum;
  for (const FeatureId feature : features) sum.add(rows[row_of(feature)]);
  return sum.total();
}

const LabelScores& Tagger::word_scores(WordNumber word, Role role) {
  if (word >= scores_of_word_.size()) scores_of_word_.resize(table_.size() * 2);
  if (scores_of_word_[word] == 0) {
    word_scores_.emplace_back();
    scores_of_word_[word] = static_cast<std::uint32_t>(word_scores_.size());
  }
  WordScores& scores = word_scores_[scores_of_word_[word] - 1];
  const auto which = static_cast<std::size_t>(role);
  if (!scores.known[which]) {
    features_.clear();
    add_word_features(table_.traits(word), role, features_);
    scores.by_role[which] = sum_of(features_);
    scores.known[which] = true;
  }
  return scores.by_role[which];
}

LabelScores Tagger::scores_of(const ActiveRun& run, std::uint32_t token) {
  constexpr std::array<Role, kRoles> kRoleAt{Role::second_before, Role::before, Role::self, Role::after,
                                             Role::second_after};
  const std::vector<WeightRow>& rows = model_->weights().rows;
  std::array<WordNumber, kRoles> words{};
  Window window;
  for (int i = 0; i < kRoles; ++i) {
    words[i] = word_near(view_, run, token, i - 2);
    window.words[i] = &table_.traits(words[i]);
  }
  window.place = std::min(token - run.sentence_begin, 2U);
  const auto joint = joint_features(window);
  for (const FeatureId feature : joint) __builtin_prefetch(&rows[row_of(feature)]);
  RowSum sum;
  for (int i = 0; i < kRoles; ++i) sum.add(word_scores(words[i], kRoleAt[i]));
  const std::uint16_t cues = view_.cues(*window.words[2]);
  sum.add(cue_scores_[0][cues & 0xFFU]);
  sum.add(cue_scores_[1][cues >> 8U]);
  for (int where = 0; where < 3; ++where)
    sum.add(phrase_scores_[where][phrases_near(view_, run, token, where - 1)]);
  for (const FeatureId feature : joint) sum.add(rows[row_of(feature)]);
  return sum.total();
}

void Tagger::tag(const TokenSequence& document, std::vector<Mention>& names) {
  names.clear();
  if (table_.size() > kMostWords) {
    table_.clear();
    word_scores_.clear();
    scores_of_word_.clear();
  }
  view_.read(document, table_);
  for (const ActiveRun& run : view_.runs()) {
    run_scores_.clear();
    for (std::uint32_t token = run.begin; token < run.end; ++token)
      run_scores_.push_back(scores_of(run, token));
    search_.find(run_scores_, model_->weights().steps, labels_);
    append_names(labels_, run.begin, names);
  }
}

void append_names(std::span<const Label> labels, std::uint32_t first, std::vector<Mention>& names) {
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == kOutside) continue;
    const NamePart part = part_of(labels[i]);
    if (part == NamePart::begin || part == NamePart::single) begin = i;
    if (part == NamePart::end || part == NamePart::single)
      names.push_back({first + begin, first + i + 1, type_of(labels[i])});
  }
}

}  // namespace dateline::entities
