// The best chain of labels for a run of tokens. Chains are kept by context (outside, or just after a name of
// a type) and, within names, by type: 13 states, not 17, and 41 steps, not 289.
#include "entities/label_search.h"

#include <algorithm>

namespace dateline::entities {
namespace {

constexpr std::int32_t kImpossible = -(1 << 28);

}  // namespace

void LabelSearch::find(std::span<const LabelScores> run, const StepScores& steps,
                       std::vector<Label>& labels) {
  Chains best;
  best.over.fill(kImpossible);
  best.over[0] = 0;
  best.begun.fill(kImpossible);
  best.inside.fill(kImpossible);
  traces_.resize(run.size());
  for (std::size_t i = 0; i < run.size(); ++i) best = advance(best, run[i], steps, traces_[i]);
  int context = 0;
  for (int from = 1; from < kContexts; ++from)
    if (best.over[from] + steps.outer[from][0] > best.over[context] + steps.outer[context][0]) context = from;
  labels.assign(run.size(), kOutside);
  trace_back(context, labels);
}

/// The best sums of being outside (0) or at the begin of a name (1 + type) at the next token, without its
/// scores.
std::array<std::int32_t, kContexts> LabelSearch::enter(const Chains& before, const StepScores& steps,
                                                       Trace& trace) {
  std::array<std::int32_t, kContexts> entered{};
  for (int to = 0; to < kContexts; ++to) {
    std::int32_t greatest = before.over[0] + steps.outer[0][to];
    std::uint8_t from = 0;
    for (int context = 1; context < kContexts; ++context) {
      const std::int32_t sum = before.over[context] + steps.outer[context][to];
      from = sum > greatest ? static_cast<std::uint8_t>(context) : from;
      greatest = std::max(greatest, sum);
    }
    entered[to] = greatest;
    trace.context[to] = from;
  }
  return entered;
}

LabelSearch::Chains LabelSearch::advance(const Chains& before, const LabelScores& token,
                                         const StepScores& steps, Trace& trace) {
  const auto score = [&](NamePart part, int type) {
    return token.scores[label_of(part, static_cast<EntityType>(type))];
  };
  const auto entered = enter(before, steps, trace);
  Chains next;
  next.over[0] = entered[0];
  for (int type = 0; type < kTypes; ++type) {
    const std::int32_t begun_inside = before.begun[type] + steps.inner[0][type];
    const std::int32_t begun_end = before.begun[type] + steps.inner[1][type];
    const std::int32_t inside_inside = before.inside[type] + steps.inner[2][type];
    const std::int32_t inside_end = before.inside[type] + steps.inner[3][type];
    const std::int32_t single = entered[1 + type] + score(NamePart::single, type);
    const std::int32_t end = std::max(begun_end, inside_end) + score(NamePart::end, type);
    trace.inside_from_inside[type] = inside_inside > begun_inside;
    trace.end_from_inside[type] = inside_end > begun_end;
    trace.single[type] = single >= end;
    next.begun[type] = entered[1 + type] + score(NamePart::begin, type);
    next.inside[type] = std::max(begun_inside, inside_inside) + score(NamePart::inside, type);
    next.over[1 + type] = std::max(single, end);
  }
  return next;
}

void LabelSearch::trace_back(int context, std::vector<Label>& labels) const {
  for (std::size_t i = labels.size(); i-- > 0;) {
    const int type = context - 1;
    if (context > 0 && traces_[i].single[type])
      labels[i] = label_of(NamePart::single, static_cast<EntityType>(type));
    else if (context > 0)
      i = trace_name(i, type, labels);
    context = traces_[i].context[context];
  }
}

std::size_t LabelSearch::trace_name(std::size_t last, int type, std::vector<Label>& labels) const {
  const auto label = [&](NamePart part) { return label_of(part, static_cast<EntityType>(type)); };
  labels[last] = label(NamePart::end);
  bool inside = traces_[last].end_from_inside[type];
  std::size_t at = last - 1;
  for (; inside; --at) {
    labels[at] = label(NamePart::inside);
    inside = traces_[at].inside_from_inside[type];
  }
  labels[at] = label(NamePart::begin);
  return at;
}

}  // namespace dateline::entities
