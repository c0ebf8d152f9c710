// Sums over all chains of labels of a run, weighed by their scores: what a conditional random field learns
// from.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "entities/entity_label.h"
#include "entities/label_masks.h"

namespace dateline::tools {

/// Scores of steps between labels, as in entities::StepScores.
template <class T>
struct Steps {
  std::array<std::array<T, entities::kContexts>, entities::kContexts> outer{};
  std::array<std::array<T, entities::kTypes>, entities::kInnerSteps> inner{};
};

/// e to the power of `x`, the same bits on every machine; relative error below 1e-5 between -60 and 60.
float exponential(float x);

using LabelValues = std::array<float, entities::kLabels>;

/// How probable each label of each token is, and how often each step is expected.
struct Expectation {
  std::vector<LabelValues> labels;
  Steps<float> steps;
  bool possible = false;  // at least one chain is allowed
};

/// Forward-backward with a scale per token. Reuses its memory.
class LabelChain {
 public:
  /// `scores`: of the labels of each token (outside 0); `factors`: exponential() of the scores of the steps;
  /// `masks`: the labels allowed, or empty for all.
  void expect(std::span<const LabelValues> scores, const Steps<float>& factors,
              std::span<const LabelMask> masks, Expectation& out);

 private:
  void weigh(std::span<const LabelValues> scores, std::span<const LabelMask> masks);
  bool run_forward(const Steps<float>& factors);
  void run_backward(const Steps<float>& factors, Expectation& out);
  std::vector<LabelValues> weights_;  // exponentials of the scores of allowed labels
  std::vector<LabelValues> forward_;  // sums to 1 for each token
  std::vector<float> scales_;
};

}  // namespace dateline::tools
