// From an analysed article to the people, organisations, places and countries that it names.
#include "index/entity_extraction.h"

#include <algorithm>
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

/// The words that name countries, counted from the first word of title and body together.
void add_spans(const std::vector<entities::CountryMention>& found, std::uint32_t first_word,
               entities::ArticleNames& names) {
  for (const entities::CountryMention& mention : found)
    for (std::uint32_t name = 0; name < names.names.size(); ++name)
      if (names.names[name].facet == schema::Facet::country && names.names[name].name == mention.country)
        names.spans.push_back({first_word + mention.begin, first_word + mention.end, name});
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
    : knowledge_(std::move(knowledge)),
      tagger_(knowledge_->model),
      resolver_(*knowledge_->names),
      capitalised_(knowledge_->model, *knowledge_->names),
      countries_(*knowledge_->names) {}

void EntityExtraction::extract(const store::StoredArticle& article, const text::AnalysedText& title,
                               const text::AnalysedText& body, const text::FormTable& forms,
                               entities::ArticleNames& out) {
  if (!article.language.empty() && article.language != "en")
    return extract_foreign(article, title, body, forms, out);
  tagger_.tag(article.title, title, article.body, body, mentions_);
  resolver_.resolve({article.title, title.tokens, mentions_.title},
                    {article.body, body.tokens, mentions_.body},
                    {article.people, article.organisations, article.places, article.dateline}, out);
}

/// Countries are found first: the resolver knows them by their English names alone.
void EntityExtraction::extract_foreign(const store::StoredArticle& article, const text::AnalysedText& title,
                                       const text::AnalysedText& body, const text::FormTable& forms,
                                       entities::ArticleNames& out) {
  capitalised_.find(article.title, title, article.body, body, article.language, mentions_);
  countries_.find(article.title, title.tokens, forms, article.language, in_title_);
  countries_.find(article.body, body.tokens, forms, article.language, in_body_);
  std::vector<std::string> places = article.places;
  for (const auto* found : {&in_title_, &in_body_})
    for (const entities::CountryMention& mention : *found) places.emplace_back(mention.country);
  resolver_.resolve({article.title, title.tokens, mentions_.title},
                    {article.body, body.tokens, mentions_.body},
                    {article.people, article.organisations, places, article.dateline}, out);
  add_spans(in_title_, 0, out);
  add_spans(in_body_, static_cast<std::uint32_t>(title.tokens.size()), out);
  std::ranges::sort(out.spans);
  out.spans.erase(std::unique(out.spans.begin(), out.spans.end()), out.spans.end());
}

}  // namespace dateline::index
