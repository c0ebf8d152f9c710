// Sums over all chains of labels of a run. A chain knows its context, outside or after a name of a type, as
// entities::LabelSearch does.
#include "entities/label_chain.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace dateline::tools {
namespace {

using entities::kContexts;
using entities::kOutside;
using entities::kTypes;

constexpr int kBegin = 0;
constexpr int kInside = kTypes;
constexpr int kEnd = 2 * kTypes;
constexpr int kSingle = 3 * kTypes;
using Contexts = std::array<float, kContexts>;

Contexts contexts_after(const LabelValues& forward) {
  Contexts over{};
  over[0] = forward[kOutside];
  for (int type = 0; type < kTypes; ++type) over[1 + type] = forward[kEnd + type] + forward[kSingle + type];
  return over;
}

}  // namespace

float exponential(float x) {
  constexpr float kLog2E = 1.44269504F;
  x = std::clamp(x, -80.0F, 80.0F) * kLog2E;
  const auto whole = static_cast<std::int32_t>(x >= 0 ? x + 0.5F : x - 0.5F);
  const float f = (x - static_cast<float>(whole)) * 0.693147181F;
  const float power =
      1 + f * (1 + f * (0.5F + f * (0.166666667F +
                                    f * (0.0416666667F + f * (0.00833333333F + f * 0.00138888889F)))));
  return power * std::bit_cast<float>(static_cast<std::uint32_t>(whole + 127) << 23U);
}

void LabelChain::weigh(std::span<const LabelValues> scores, std::span<const LabelMask> masks) {
  weights_.resize(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const float greatest = std::max(0.0F, *std::ranges::max_element(scores[i]));
    for (int label = 0; label < entities::kLabels; ++label) {
      const bool allowed = masks.empty() || (masks[i] >> label & 1U) != 0;
      weights_[i][label] = allowed ? exponential(scores[i][label] - greatest) : 0.0F;
    }
  }
}

bool LabelChain::run_forward(const Steps<float>& factors) {
  forward_.resize(weights_.size());
  scales_.resize(weights_.size() + 1);
  Contexts over{};
  over[0] = 1;
  LabelValues before{};
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    Contexts entered{};
    for (int from = 0; from < kContexts; ++from)
      for (int to = 0; to < kContexts; ++to) entered[to] += over[from] * factors.outer[from][to];
    const LabelValues& weight = weights_[i];
    LabelValues& here = forward_[i];
    here[kOutside] = entered[0] * weight[kOutside];
    for (int t = 0; t < kTypes; ++t) {
      here[kBegin + t] = entered[1 + t] * weight[kBegin + t];
      here[kSingle + t] = entered[1 + t] * weight[kSingle + t];
      here[kInside + t] =
          (before[kBegin + t] * factors.inner[0][t] + before[kInside + t] * factors.inner[2][t]) *
          weight[kInside + t];
      here[kEnd + t] =
          (before[kBegin + t] * factors.inner[1][t] + before[kInside + t] * factors.inner[3][t]) *
          weight[kEnd + t];
    }
    float sum = 0;
    for (const float value : here) sum += value;
    if (!(sum > 1e-30F)) return false;
    for (float& value : here) value /= sum;
    scales_[i] = sum;
    over = contexts_after(here);
    before = here;
  }
  float sum = 0;
  for (int from = 0; from < kContexts; ++from) sum += over[from] * factors.outer[from][0];
  scales_.back() = sum;
  return sum > 1e-30F;
}

void LabelChain::run_backward(const Steps<float>& factors, Expectation& out) {
  out.labels.resize(weights_.size());
  out.steps = {};
  LabelValues behind{};  // of the token looked at, scaled so that forward times backward is a probability
  const float last = scales_.back();
  behind[kOutside] = factors.outer[0][0] / last;
  for (int t = 0; t < kTypes; ++t) behind[kEnd + t] = behind[kSingle + t] = factors.outer[1 + t][0] / last;
  {
    const Contexts over = contexts_after(forward_.back());
    for (int from = 0; from < kContexts; ++from)
      out.steps.outer[from][0] += over[from] * factors.outer[from][0] / last;
  }
  for (std::size_t i = weights_.size(); i-- > 0;) {
    LabelValues weighted{};
    for (int label = 0; label < entities::kLabels; ++label) {
      out.labels[i][label] = forward_[i][label] * behind[label];
      weighted[label] = weights_[i][label] * behind[label] / scales_[i];
    }
    Contexts into{};
    into[0] = weighted[kOutside];
    for (int t = 0; t < kTypes; ++t) into[1 + t] = weighted[kBegin + t] + weighted[kSingle + t];
    Contexts over{};
    over[0] = 1;
    const LabelValues none{};
    const LabelValues& before = i == 0 ? none : forward_[i - 1];
    if (i > 0) over = contexts_after(before);
    Contexts from_behind{};
    for (int from = 0; from < kContexts; ++from)
      for (int to = 0; to < kContexts; ++to) {
        const float value = factors.outer[from][to] * into[to];
        from_behind[from] += value;
        out.steps.outer[from][to] += over[from] * value;
      }
    LabelValues next{};
    next[kOutside] = from_behind[0];
    for (int t = 0; t < kTypes; ++t) {
      next[kEnd + t] = next[kSingle + t] = from_behind[1 + t];
      const float begin_inside = factors.inner[0][t] * weighted[kInside + t];
      const float begin_end = factors.inner[1][t] * weighted[kEnd + t];
      const float inside_inside = factors.inner[2][t] * weighted[kInside + t];
      const float inside_end = factors.inner[3][t] * weighted[kEnd + t];
      next[kBegin + t] = begin_inside + begin_end;
      next[kInside + t] = inside_inside + inside_end;
      out.steps.inner[0][t] += before[kBegin + t] * begin_inside;
      out.steps.inner[1][t] += before[kBegin + t] * begin_end;
      out.steps.inner[2][t] += before[kInside + t] * inside_inside;
      out.steps.inner[3][t] += before[kInside + t] * inside_end;
    }
    behind = next;
  }
}

void LabelChain::expect(std::span<const LabelValues> scores, const Steps<float>& factors,
                        std::span<const LabelMask> masks, Expectation& out) {
  weigh(scores, masks);
  out.possible = !scores.empty() && run_forward(factors);
  if (out.possible) run_backward(factors, out);
}

}  // namespace dateline::tools
