// Learns the weights of the tagger.
#include "entities/tagger_training.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "entities/feature_template.h"

namespace dateline::tools {
namespace {

using namespace entities;  // NOLINT(google-build-using-namespace): the trainer is the tagger's other half

/// SplitMix64: small, and the same everywhere. Source: Steele, Lea, Flood (2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  float share() { return static_cast<float>(next() >> 40U) * 0x1p-24F; }
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

 private:
  std::uint64_t state_;
};

/// Gathers the features of tokens, with those of words remembered.
class FeatureGatherer {
 public:
  explicit FeatureGatherer(WordTable& table) : table_(table) {}

  void gather(const DocumentView& view, const ActiveRun& run, std::uint32_t token,
              std::vector<FeatureId>& out) {
    constexpr std::array<Role, kRoles> kRoleAt{Role::second_before, Role::before, Role::self, Role::after,
                                               Role::second_after};
    out.clear();
    Window window;
    for (int i = 0; i < kRoles; ++i) {
      const WordNumber word = word_near(view, run, token, i - 2);
      const auto& features = word_features(word, kRoleAt[i]);
      out.insert(out.end(), features.begin(), features.end());
      window.words[i] = &table_.traits(word);
    }
    window.place = std::min(token - run.sentence_begin, 2U);
    const auto joint = joint_features(window);
    out.insert(out.end(), joint.begin(), joint.end());
    const std::uint16_t cues = view.cues(*window.words[2]);
    add_cue_features(0, static_cast<std::uint8_t>(cues & 0xFFU), out);
    add_cue_features(1, static_cast<std::uint8_t>(cues >> 8U), out);
    for (int where = 0; where < 3; ++where)
      add_phrase_features(where, phrases_near(view, run, token, where - 1), out);
  }

 private:
  const std::vector<FeatureId>& word_features(WordNumber word, Role role) {
    if (word >= features_.size()) features_.resize(table_.size() * 2);
    auto& features = features_[word][static_cast<int>(role)];
    if (features.empty()) add_word_features(table_.traits(word), role, features);
    return features;
  }
  WordTable& table_;
  std::vector<std::array<std::vector<FeatureId>, kRoles>> features_;
};

/// Which features were seen at least twice in one casing of the texts; the others are noise.
class FeatureFilter {
 public:
  FeatureFilter() : kept_(kSize), once_(kSize) {}
  void see(FeatureId feature) {
    const std::size_t at = feature >> (32 - kBits);
    if (once_[at]) kept_[at] = true;
    once_[at] = true;
  }
  void end_pass() { once_.assign(kSize, false); }
  bool keeps(FeatureId feature) const { return kept_[feature >> (32 - kBits)]; }

 private:
  static constexpr unsigned kBits = 25;
  static constexpr std::size_t kSize = std::size_t{1} << kBits;
  std::vector<bool> kept_;
  std::vector<bool> once_;
};

struct alignas(16) FloatRow {
  std::array<float, kNameLabels> values{};
};

class Learner {
 public:
  Learner(const WordLists& lists, const TrainingOptions& options)
      : options_(options),
        random_(options.seed),
        table_(lists),
        gatherer_(table_),
        rows_(kRows),
        squares_(kRows) {
    for (FloatRow& row : squares_) row.values.fill(kFirstSquare);
    for (auto& from : step_squares_.outer) from.fill(kFirstSquare);
    for (auto& step : step_squares_.inner) step.fill(kFirstSquare);
    update_factors();
  }

  TaggerWeights learn(const std::vector<TrainingText>& texts) {
    for (const Casing casing : {Casing::as_written, Casing::capitals, Casing::titles}) {
      for (const TrainingText& text : texts) count_features(recased(text.document, casing));
      filter_.end_pass();
    }
    std::vector<std::size_t> order(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_.below(i)]);
      rate_ = options_.rate * (epoch * 10 >= options_.epochs * 8   ? 0.25F
                               : epoch * 10 >= options_.epochs * 6 ? 0.5F
                                                                   : 1.0F);
      loss_ = 0;
      for (const std::size_t i : order) learn_text(texts[i]);
      if (epoch * 2 >= options_.epochs) add_to_average();
      if (options_.progress) options_.progress(epoch, loss_);
    }
    take_average();
    return quantised();
  }

 private:
  static constexpr float kFirstSquare = 0.1F;

  void count_features(const TaggedDocument& document) {
    view_.read(document.view(), table_);
    for (const ActiveRun& run : view_.runs())
      for (std::uint32_t token = run.begin; token < run.end; ++token) {
        gatherer_.gather(view_, run, token, gathered_);
        for (const FeatureId feature : gathered_) filter_.see(feature);
      }
  }

  void learn_text(const TrainingText& text) {
    const float share = random_.share();
    const Casing casing = share < options_.capitals_share                           ? Casing::capitals
                          : share < options_.capitals_share + options_.titles_share ? Casing::titles
                                                                                    : Casing::as_written;
    const TaggedDocument document = recased(text.document, casing);
    view_.read(document.view(), table_);
    masks_ = text.masks;
    if (!text.opinion.empty()) {
      if (random_.share() < options_.trust)
        allow_acting_places(text.opinion, masks_);
      else
        allow_both(text.opinion, view_.runs(), masks_);
    }
    open_unreachable(document.names, view_.runs(), masks_);
    for (const ActiveRun& run : view_.runs())
      learn_run(run, std::span(masks_).subspan(run.begin, run.end - run.begin), text.weight);
  }

  void learn_run(const ActiveRun& run, std::span<const LabelMask> masks, float weight) {
    const std::size_t size = run.end - run.begin;
    if (features_.size() < size) features_.resize(size);
    scores_.assign(size, LabelValues{});
    for (std::size_t i = 0; i < size; ++i) {
      gatherer_.gather(view_, run, run.begin + static_cast<std::uint32_t>(i), gathered_);
      features_[i].clear();
      for (const FeatureId feature : gathered_)
        if (filter_.keeps(feature) && random_.share() >= options_.dropout)
          features_[i].push_back(row_of(feature));
      for (const std::uint32_t row : features_[i])
        for (int label = 0; label < kNameLabels; ++label) scores_[i][label] += rows_[row].values[label];
    }
    chain_.expect(scores_, factors_, {}, free_);
    chain_.expect(scores_, factors_, masks, allowed_);
    if (!free_.possible || !allowed_.possible) return;
    for (std::size_t i = 0; i < size; ++i) update_rows(i, weight);
    update_steps(weight);
  }

  void update_rows(std::size_t token, float weight) {
    alignas(16) std::array<float, kNameLabels> gradient;
    alignas(16) std::array<float, kNameLabels> square;
    float worst = 0;
    for (int label = 0; label < kNameLabels; ++label) {
      gradient[label] = (free_.labels[token][label] - allowed_.labels[token][label]) * weight;
      square[label] = gradient[label] * gradient[label];
      worst = std::max(worst, std::fabs(gradient[label]));
    }
    loss_ += worst;
    constexpr float kSettled = 1e-3F;
    if (worst < kSettled) return;
    for (const std::uint32_t row : features_[token]) {
      FloatRow& sums = squares_[row];
      FloatRow& values = rows_[row];
      for (int label = 0; label < kNameLabels; ++label) {
        sums.values[label] += square[label];
        values.values[label] -= rate_ * gradient[label] / std::sqrt(sums.values[label]);
      }
    }
  }

  static void step(float gradient, float rate, float& square, float& value) {
    square += gradient * gradient;
    value -= rate * gradient / std::sqrt(square);
  }
  void update_steps(float weight) {
    for (int from = 0; from < kContexts; ++from)
      for (int to = 0; to < kContexts; ++to)
        step((free_.steps.outer[from][to] - allowed_.steps.outer[from][to]) * weight, rate_,
             step_squares_.outer[from][to], steps_.outer[from][to]);
    for (int which = 0; which < kInnerSteps; ++which)
      for (int type = 0; type < kTypes; ++type)
        step((free_.steps.inner[which][type] - allowed_.steps.inner[which][type]) * weight, rate_,
             step_squares_.inner[which][type], steps_.inner[which][type]);
    update_factors();
  }
  void update_factors() {
    for (int from = 0; from < kContexts; ++from)
      for (int to = 0; to < kContexts; ++to) factors_.outer[from][to] = exponential(steps_.outer[from][to]);
    for (int which = 0; which < kInnerSteps; ++which)
      for (int type = 0; type < kTypes; ++type)
        factors_.inner[which][type] = exponential(steps_.inner[which][type]);
  }

  /// The weights are the mean of those after each of the later epochs, which wander around the best ones.
  void add_to_average() {
    if (averaged_++ == 0) {
      row_sums_ = rows_;
      step_sums_ = steps_;
      return;
    }
    for (std::size_t row = 0; row < kRows; ++row)
      for (int label = 0; label < kNameLabels; ++label)
        row_sums_[row].values[label] += rows_[row].values[label];
    for (int from = 0; from < kContexts; ++from)
      for (int to = 0; to < kContexts; ++to) step_sums_.outer[from][to] += steps_.outer[from][to];
    for (int which = 0; which < kInnerSteps; ++which)
      for (int type = 0; type < kTypes; ++type) step_sums_.inner[which][type] += steps_.inner[which][type];
  }
  void take_average() {
    const float count = averaged_;
    for (FloatRow& row : row_sums_)
      for (float& value : row.values) value /= count;
    for (auto& from : step_sums_.outer)
      for (float& value : from) value /= count;
    for (auto& step : step_sums_.inner)
      for (float& value : step) value /= count;
    rows_ = std::move(row_sums_);
    steps_ = step_sums_;
  }

  /// The unit that brings all but one in ten thousand of the weights into eight bits.
  float unit() const {
    std::vector<float> sizes;
    for (const FloatRow& row : rows_)
      for (const float value : row.values)
        if (value != 0) sizes.push_back(std::fabs(value));
    if (sizes.empty()) return 1;
    const std::size_t at = sizes.size() - 1 - sizes.size() / 10'000;
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(at), sizes.end());
    return sizes[at] / 127;
  }
  static int rounded(float value) { return static_cast<int>(value >= 0 ? value + 0.5F : value - 0.5F); }

  TaggerWeights quantised() const {
    const float one = unit();
    TaggerWeights weights;
    weights.rows.resize(kRows);
    for (std::size_t row = 0; row < kRows; ++row)
      for (int label = 0; label < kNameLabels; ++label)
        weights.rows[row].weights[label] =
            static_cast<std::int8_t>(std::clamp(rounded(rows_[row].values[label] / one), -127, 127));
    const auto score = [&](float value) {
      return static_cast<std::int16_t>(std::clamp(rounded(value / one), -10'000, 10'000));
    };
    for (int from = 0; from < kContexts; ++from)
      for (int to = 0; to < kContexts; ++to) weights.steps.outer[from][to] = score(steps_.outer[from][to]);
    for (int which = 0; which < kInnerSteps; ++which)
      for (int type = 0; type < kTypes; ++type)
        weights.steps.inner[which][type] = score(steps_.inner[which][type]);
    return weights;
  }

  const TrainingOptions& options_;
  Random random_;
  WordTable table_;
  DocumentView view_;
  FeatureGatherer gatherer_;
  FeatureFilter filter_;
  std::vector<FloatRow> rows_;
  std::vector<FloatRow> squares_;
  Steps<float> steps_;
  Steps<float> step_squares_;
  Steps<float> factors_;
  std::vector<FloatRow> row_sums_;
  Steps<float> step_sums_;
  float averaged_ = 0;
  float rate_ = 0;
  double loss_ = 0;
  LabelChain chain_;
  Expectation free_;
  Expectation allowed_;
  std::vector<LabelMask> masks_;
  std::vector<std::vector<std::uint32_t>> features_;  // rows, by token of the run
  std::vector<FeatureId> gathered_;
  std::vector<LabelValues> scores_;
};

}  // namespace

TaggerWeights train_tagger(const std::vector<TrainingText>& texts, const WordLists& lists,
                           const TrainingOptions& options) {
  return Learner(lists, options).learn(texts);
}

}  // namespace dateline::tools
