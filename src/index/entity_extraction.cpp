// From an analysed article to the people, organisations, places and countries that it names.
#include "index/entity_extraction.h"

#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace dateline::index {
namespace {

error::Error without_extraction(error::Error failure) {
  if (!failure.hint.empty()) failure.hint += ", or ";
  failure.hint += "type --entities off to index without the names that articles hold";
  return failure;
}

}  // namespace

error::Result<const entities::KnownNames*> known_names() {
  static const auto known = entities::KnownNames::built_in();
  if (!known) return known.error();
  return &*known;
}

error::Result<std::shared_ptr<const EntityKnowledge>> EntityKnowledge::open() {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const EntityKnowledge>> kept;  // by folder of the environment
  const char* folder = std::getenv(entities::kEntityDataVariable);
  const std::lock_guard lock(mutex);
  auto& opened = kept[folder == nullptr ? "" : folder];
  if (opened) return opened;
  auto knowledge = std::make_shared<EntityKnowledge>();
  auto model = entities::TaggerModel::open();
  if (!model) return without_extraction(model.error());
  const auto names = known_names();
  if (!names) return without_extraction(names.error());
  knowledge->model = std::move(*model);
  knowledge->names = *names;
  opened = std::move(knowledge);
  return opened;
}

EntityExtraction::EntityExtraction(std::shared_ptr<const EntityKnowledge> knowledge)
    : knowledge_(std::move(knowledge)), tagger_(knowledge_->model), resolver_(*knowledge_->names) {}

void EntityExtraction::extract(const store::StoredArticle& article, const text::AnalysedText& title,
                               const text::AnalysedText& body, entities::ArticleNames& out) {
  if (article.language.empty() || article.language == "en") {
    tagger_.tag(article.title, title, article.body, body, mentions_);
  } else {
    mentions_.title.clear();
    mentions_.body.clear();
  }
  resolver_.resolve({article.title, title.tokens, mentions_.title}, {article.body, body.tokens, mentions_.body},
                    {article.people, article.organisations, article.places, article.dateline}, out);
}

}  // namespace dateline::index
