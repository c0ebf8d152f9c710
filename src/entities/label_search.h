// The best chain of labels for a run of tokens (Viterbi), by their scores.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entities/entity_label.h"
#include "entities/tagger_model.h"

namespace dateline::entities {

/// Scores of the labels of one token; "outside" scores 0.
struct alignas(16) LabelScores {
  std::array<std::int16_t, kNameLabels> scores{};
};

/// Reuses its memory from run to run.
class LabelSearch {
 public:
  /// Of all chains that are names and the outside of names, outside before and behind the run, the one with
  /// the greatest sum; of equals the same one on every machine. Replaces `labels`.
  void find(std::span<const LabelScores> run, const StepScores& steps, std::vector<Label>& labels);

 private:
  /// The sums of the best chains up to a token.
  struct Chains {
    std::array<std::int32_t, kContexts> over{};  // outside (0), or behind a name of a type that is over
    std::array<std::int32_t, kTypes> begun{};
    std::array<std::int32_t, kTypes> inside{};
  };
  /// What the best chains that end at a token came from.
  struct Trace {
    std::array<std::uint8_t, kContexts>
        context{};  // of the token before, for outside and names that begin here
    std::array<bool, kTypes> inside_from_inside{};
    std::array<bool, kTypes> end_from_inside{};
    std::array<bool, kTypes> single{};  // the best name that is over here is a single token
  };
  static std::array<std::int32_t, kContexts> enter(const Chains& before, const StepScores& steps,
                                                   Trace& trace);
  static Chains advance(const Chains& before, const LabelScores& token, const StepScores& steps,
                        Trace& trace);
  void trace_back(int context, std::vector<Label>& labels) const;
  /// Labels a name of several tokens that ends at `last`; returns where it begins.
  std::size_t trace_name(std::size_t last, int type, std::vector<Label>& labels) const;
  std::vector<Trace> traces_;
};

}  // namespace dateline::entities
