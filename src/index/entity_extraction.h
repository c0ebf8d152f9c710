// From an analysed article to the people, organisations, places and countries that it names.
#pragma once

#include <memory>
#include <vector>

#include "entities/article_tagger.h"
#include "entities/capitalised_names.h"
#include "entities/foreign_countries.h"
#include "entities/known_names.h"
#include "entities/name_resolver.h"
#include "entities/tagger_model.h"
#include "error/result.h"
#include "store/stored_articles.h"
#include "text/analyzer.h"
#include "text/form_table.h"

namespace dateline::index {

/// The tables of names that the program was built with: read once, and kept while the program runs.
error::Result<const entities::KnownNames*> known_names();

/// What extraction knows before it reads an article; immutable, one for all threads.
struct EntityKnowledge {
  std::shared_ptr<const entities::TaggerModel> model;
  const entities::KnownNames* names = nullptr;

  /// The model that the program was built with, or that of the environment (TaggerModel::open()), and
  /// known_names(). Kept while the program runs: another call takes no time. Errors name the file, and say
  /// that one can do without: not_found, storage, damaged, version, usage.
  static error::Result<std::shared_ptr<const EntityKnowledge>> open();
};

/// One per thread.
class EntityExtraction {
 public:
  explicit EntityExtraction(std::shared_ptr<const EntityKnowledge> knowledge);

  /// Replaces `out`. English articles, and those of unknown language, are tagged; in others only what the
  /// tables, the source and the language-independent rules say is found. `title` and `body` are the words of
  /// the article's, in `forms`. The result depends on the article alone.
  void extract(const store::StoredArticle& article, const text::AnalysedText& title,
               const text::AnalysedText& body, const text::FormTable& forms, entities::ArticleNames& out);

 private:
  void extract_foreign(const store::StoredArticle& article, const text::AnalysedText& title,
                       const text::AnalysedText& body, const text::FormTable& forms,
                       entities::ArticleNames& out);
  std::shared_ptr<const EntityKnowledge> knowledge_;
  entities::ArticleTagger tagger_;
  entities::NameResolver resolver_;
  entities::CapitalisedNames capitalised_;
  entities::ForeignCountries countries_;
  entities::ArticleMentions mentions_;
  std::vector<entities::CountryMention> in_title_;
  std::vector<entities::CountryMention> in_body_;
};

}  // namespace dateline::index
