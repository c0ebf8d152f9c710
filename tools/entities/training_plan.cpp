// Which texts the tagger learns from, and in which order.
#include "entities/training_plan.h"

#include "entities/tagger.h"

namespace dateline::tools {
namespace {

constexpr CorpusRule kPlan[] = {
    {"gmb_train", 1.0F, false, true}, {"augnames", 0.5F, false, true},    {"wikigold", 1.0F, false, false},
    {"gum", 1.0F, false, false},      {"crossner", 1.0F, false, false},   {"ewt_dev", 1.0F, true, false},
    {"ewt_test", 1.0F, true, false},  {"pud", 1.0F, true, false},         {"re3d", 1.0F, true, false},
    {"sec", 1.0F, true, false},       {"wnut_train", 1.0F, false, false}, {"btc", 0.3F, true, false},
};

TrainingText text_of(const TaggedDocument& document, const CorpusRule& rule) {
  return {document, masks_of(document.names, document.tokens.size(), rule.misc_unknown), rule.weight, {}};
}

/// Notes for a noisy text what the tagger finds in it.
void note_opinion(entities::Tagger& tagger, TrainingText& text) {
  std::vector<entities::Mention> names;
  tagger.tag(text.document.view(), names);
  text.opinion = masks_of(names, text.document.tokens.size(), false);
}

}  // namespace

error::Result<std::vector<TrainingCorpus>> read_training_corpora(const std::filesystem::path& folder) {
  std::vector<TrainingCorpus> corpora;
  for (const CorpusRule& rule : kPlan) {
    std::filesystem::path path = folder / (std::string(rule.file) + ".bio.zst");
    if (!std::filesystem::exists(path)) path.replace_extension();
    if (!std::filesystem::exists(path)) continue;
    auto documents = read_tagged_file(path);
    if (!documents) return documents.error();
    corpora.push_back({rule, std::move(*documents)});
  }
  if (corpora.empty())
    return error::Error{error::ErrorKind::bad_source, {folder.string(), 0, 0}, "no training texts", "", ""};
  return corpora;
}

std::vector<TaggedDocument> all_documents(const std::vector<TrainingCorpus>& corpora) {
  std::vector<TaggedDocument> documents;
  for (const TrainingCorpus& corpus : corpora)
    documents.insert(documents.end(), corpus.documents.begin(), corpus.documents.end());
  return documents;
}

entities::TaggerWeights train_in_two_phases(const std::vector<TrainingCorpus>& corpora,
                                            const entities::WordLists& lists,
                                            const TrainingOptions& options) {
  std::vector<TrainingText> clean;
  for (const TrainingCorpus& corpus : corpora)
    for (const TaggedDocument& document : corpus.documents)
      if (!corpus.rule.noisy) clean.push_back(text_of(document, corpus.rule));
  TrainingOptions first = options;
  first.capitals_share = first.titles_share = 0;
  entities::TaggerWeights weights = train_tagger(clean, lists, first);
  std::vector<TrainingText> all = std::move(clean);
  const std::size_t noisy = all.size();
  for (const TrainingCorpus& corpus : corpora)
    for (const TaggedDocument& document : corpus.documents)
      if (corpus.rule.noisy) all.push_back(text_of(document, corpus.rule));
  for (int round = 0; round < options.rounds; ++round) {
    entities::Tagger tagger(std::make_shared<const entities::TaggerModel>(std::move(weights), lists));
    for (std::size_t i = noisy; i < all.size(); ++i) note_opinion(tagger, all[i]);
    weights = train_tagger(all, lists, options);
  }
  return weights;
}

}  // namespace dateline::tools
