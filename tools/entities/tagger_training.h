// Learns the weights of the tagger from texts with names: stochastic gradient steps (AdaGrad) on the
// likelihood of the allowed labels. The same texts, lists and options yield the same bytes on every x86-64.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "entities/label_chain.h"
#include "entities/tagged_text.h"
#include "entities/tagger_model.h"

namespace dateline::tools {

struct TrainingText {
  TaggedDocument document;
  std::vector<LabelMask> masks;    // of its tokens
  float weight = 1;                // of its gradient
  std::vector<LabelMask> opinion;  // what else its tokens may be, most of the time; may be empty
};

struct TrainingOptions {
  std::uint64_t seed = 1;
  int rounds = 2;  // how often machine-marked texts get a new opinion
  int epochs = 8;
  float rate = 0.15F;                                    // of the first steps; halved at 60 % and 80 %
  float dropout = 0.35F;                                 // share of features left out at a time
  float capitals_share = 0.1F;                           // of texts shown in capitals
  float titles_share = 0.1F;                             // of texts shown with every word capitalised
  float trust = 0.1F;                                    // share of the times that `opinion` is left out
  std::function<void(int epoch, double loss)> progress;  // may be empty
};

/// `lists` must outlive the call.
entities::TaggerWeights train_tagger(const std::vector<TrainingText>& texts, const entities::WordLists& lists,
                                     const TrainingOptions& options);

}  // namespace dateline::tools
