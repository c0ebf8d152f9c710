// Which texts the tagger learns from, and in which order: first from texts marked with care, then also from
// texts marked by machine, where the first model's opinion counts as much as the mark.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "entities/tagger_training.h"

namespace dateline::tools {

/// What is known about a corpus of training texts.
struct CorpusRule {
  const char* file = "";
  float weight = 1;
  bool misc_unknown = false;  // it does not mark names of type misc
  bool noisy = false;         // marked by machine
};

struct TrainingCorpus {
  CorpusRule rule;
  std::vector<TaggedDocument> documents;
};

/// The corpora of the plan that are in `folder`; an error when none is.
error::Result<std::vector<TrainingCorpus>> read_training_corpora(const std::filesystem::path& folder);
std::vector<TaggedDocument> all_documents(const std::vector<TrainingCorpus>& corpora);

entities::TaggerWeights train_in_two_phases(const std::vector<TrainingCorpus>& corpora,
                                            const entities::WordLists& lists, const TrainingOptions& options);

}  // namespace dateline::tools
