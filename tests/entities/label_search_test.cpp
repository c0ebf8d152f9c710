// The search for the best labels against trying all chains of labels.
#include "entities/label_search.h"

#include <catch2/catch.hpp>
#include <optional>
#include <random>

#include "entities/row_sum.h"

using namespace dateline::entities;

namespace {

/// Score of one chain, outside before and behind; nothing when it is no chain of whole names.
std::optional<int> score_of(const std::vector<Label>& labels, const std::vector<LabelScores>& run,
                            const StepScores& steps) {
  int sum = 0;
  int context = 0;            // 0 outside, 1 + type behind a name
  std::optional<Label> open;  // the begin or inside that the next token goes on from
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label label = labels[i];
    if (label == kOutside) {
      if (open) return std::nullopt;
      sum += steps.outer[context][0];
      context = 0;
      continue;
    }
    const int type = static_cast<int>(type_of(label));
    const NamePart part = part_of(label);
    const bool goes_on = part == NamePart::inside || part == NamePart::end;
    if (goes_on != open.has_value()) return std::nullopt;
    if (goes_on) {
      if (type_of(*open) != type_of(label)) return std::nullopt;
      const int from_inside = part_of(*open) == NamePart::inside ? 2 : 0;
      sum += steps.inner[from_inside + (part == NamePart::end ? 1 : 0)][type];
    } else {
      sum += steps.outer[context][1 + type];
    }
    sum += run[i].scores[label];
    open = part == NamePart::begin || part == NamePart::inside ? std::optional(label) : std::nullopt;
    context = 1 + type;
  }
  if (open) return std::nullopt;
  return sum + steps.outer[context][0];
}

int best_score(const std::vector<LabelScores>& run, const StepScores& steps) {
  std::vector<Label> labels(run.size(), 0);
  int best = INT32_MIN;
  while (true) {
    if (const auto score = score_of(labels, run, steps)) best = std::max(best, *score);
    std::size_t at = 0;
    while (at < labels.size() && ++labels[at] == kLabels) labels[at++] = 0;
    if (at == labels.size()) return best;
  }
}

int small(std::mt19937& random, int most) { return static_cast<int>(random() % (2 * most + 1)) - most; }

StepScores random_steps(std::mt19937& random) {
  StepScores steps;
  for (auto& from : steps.outer)
    for (auto& score : from) score = static_cast<std::int16_t>(small(random, 40));
  for (auto& step : steps.inner)
    for (auto& score : step) score = static_cast<std::int16_t>(small(random, 40));
  return steps;
}

}  // namespace

TEST_CASE("the best chain of labels is the best of all chains") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  LabelSearch search;
  for (int round = 0; round < 60; ++round) {
    const StepScores steps = random_steps(random);
    std::vector<LabelScores> run(1 + random() % 4);
    for (auto& token : run)
      for (auto& score : token.scores) score = static_cast<std::int16_t>(small(random, 60));
    std::vector<Label> labels;
    search.find(run, steps, labels);
    const auto found = score_of(labels, run, steps);
    REQUIRE(found.has_value());
    REQUIRE(*found == best_score(run, steps));
  }
}

TEST_CASE("a run of no tokens has no labels") {
  std::vector<Label> labels{3};
  LabelSearch().find({}, StepScores{}, labels);
  CHECK(labels.empty());
}

TEST_CASE("rows are added up sixteen at a time as one by one") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  RowSum sum;
  LabelScores plain;
  for (int i = 0; i < 200; ++i) {
    WeightRow row;
    for (auto& weight : row.weights) weight = static_cast<std::int8_t>(small(random, 127));
    sum.add(row);
    add_row_plainly(row, plain);
  }
  LabelScores scores;
  scores.scores.fill(-300);
  sum.add(scores);
  add_scores_plainly(scores, plain);
  CHECK(sum.total().scores == plain.scores);
}
