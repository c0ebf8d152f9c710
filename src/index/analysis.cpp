// From an article to its words, breaks, language and hashes.
#include "index/analysis.h"

#include <utility>

#include "io/checksum.h"
#include "text/language.h"

namespace dateline::index {
namespace {

/// The title alone is too short to tell the language by; a body may be missing.
std::optional<text::Language> language_of(const store::StoredArticle& stored) {
  return stored.body.empty() ? text::detect_language(stored.title) : text::detect_language(stored.body);
}

}  // namespace

store::StoredArticle as_stored(const article::Article& article) {
  store::StoredArticle stored;
  stored.id = article.id;
  stored.title = article.title;
  stored.body = article.body;
  stored.published = article.published;
  stored.modified = article.modified;
  stored.source = article.source;
  stored.authors = article.authors;
  stored.section = article.section;
  stored.topics = article.topics;
  stored.places = article.places;
  stored.people = article.people;
  stored.organisations = article.organisations;
  stored.language = article.language;
  stored.url = article.url;
  stored.dateline = article.dateline;
  stored.edition = article.edition;
  return stored;
}

std::uint64_t content_hash(const article::Article& article) { return content_hash(as_stored(article)); }

std::uint64_t content_hash(store::StoredArticle stored) {
  stored.id.clear();
  if (std::exchange(stored.language_detected, false)) stored.language.clear();
  return io::checksum64(store::encode(stored));
}

void written_words(const text::AnalysedText& text, const text::FormTable& forms,
                   std::vector<store::WrittenWord>& words) {
  words.clear();
  words.reserve(text.tokens.size());
  for (const text::Token& token : text.tokens) words.push_back({token.bytes, forms.form(token.form).surface});
}

ArticleAnalysis::ArticleAnalysis(text::Analyzer analyzer, std::shared_ptr<const EntityKnowledge> knowledge)
    : analyzer_(std::move(analyzer)) {
  if (knowledge) extraction_.emplace(std::move(knowledge));
}

error::Result<ArticleAnalysis> ArticleAnalysis::open(std::shared_ptr<const EntityKnowledge> knowledge,
                                                     std::size_t word_memory) {
  auto analyzer = text::Analyzer::open(word_memory);
  if (!analyzer) return analyzer.error();
  return ArticleAnalysis(std::move(*analyzer), std::move(knowledge));
}

void ArticleAnalysis::begin_batch() { form_hashes_.clear(); }

void ArticleAnalysis::hash_body_words(const text::FormTable& forms, const text::AnalysedText& body) {
  word_hashes_.clear();
  for (const text::Token& token : body.tokens) {
    for (auto next = static_cast<text::FormId>(form_hashes_.size()); next <= token.form; ++next)
      form_hashes_.push_back(io::checksum64(forms.form(next).folded));
    word_hashes_.push_back(form_hashes_[token.form]);
  }
}

void ArticleAnalysis::analyse(const article::Article& article, text::FormTable& forms, AnalysedArticle& out) {
  out.stored = as_stored(article);
  out.place = article.place;
  out.origin = article.origin.empty() ? article.place.source : article.origin;
  out.content_hash = content_hash(out.stored);
  if (out.stored.language.empty()) {
    if (auto language = language_of(out.stored)) {
      out.stored.language = std::move(*language);
      out.stored.language_detected = true;
    }
  }
  analyzer_.analyze(out.stored.title, out.stored.language, forms, out.title);
  analyzer_.analyze(out.stored.body, out.stored.language, forms, out.body);
  if (extraction_) extraction_->extract(out.stored, out.title, out.body, forms, out.names);
  hash_body_words(forms, out.body);
  out.signature = schema::copy_signature(word_hashes_);
}

}  // namespace dateline::index
