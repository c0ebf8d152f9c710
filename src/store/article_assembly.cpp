// An article put together again: surfaces of its words from the token stream, gaps from its stored fields.
#include "store/article_assembly.h"

#include <array>
#include <span>
#include <string>
#include <utility>

#include "store/gap_coding.h"
#include "store/segment.h"

namespace dateline::store {

error::Result<StoredArticle> ArticleAssembly::read(DocId d) {
  auto fields = articles_->read(d);
  if (!fields) return fields.error();
  return assemble(d, std::move(*fields), nullptr);
}

error::Result<StoredArticle> ArticleAssembly::read(DocId d, WordPlaces& places) {
  auto fields = articles_->read(d);
  if (!fields) return fields.error();
  return assemble(d, std::move(*fields), &places);
}

error::Result<StoredArticle> ArticleAssembly::read_head(DocId d) {
  auto fields = articles_->read_head(d);
  if (!fields) return fields.error();
  fields->article.body.clear();
  fields->body_gaps.clear();
  if (articles_->has_titles()) {  // no need to look for its words
    fields->article.title = articles_->title(d);
    fields->title_gaps.clear();
  }
  return assemble(d, std::move(*fields), nullptr);
}

/// False when there is a word that no form is.
bool ArticleAssembly::find_surfaces(DocId d, bool title_alone) {
  const CodeView view = tokens_->codes(d);
  title_words_ = view.title_words;
  made_.clear();
  surfaces_.clear();
  std::size_t escape = 0;
  for (const std::uint16_t code : title_alone ? view.codes.first(view.title_words) : view.codes) {
    const FormId form = code == kEscapeCode ? view.escape(escape++) : code;
    if (form >= forms_->form_count()) return false;
    surfaces_.push_back(forms_->surface(form, made_));
  }
  return true;
}

error::Result<StoredArticle> ArticleAssembly::assemble(DocId d, StoredFields&& fields, WordPlaces* places) {
  if (places != nullptr) {
    places->title_known = !fields.title_gaps.empty();
    places->body_known = !fields.body_gaps.empty();
  }
  if (fields.title_gaps.empty() && fields.body_gaps.empty()) return std::move(fields.article);
  const auto damage = [&] {
    return damaged(articles_->file().path(),
                   "article " + std::to_string(d) + ": its words and what stands between them do not fit");
  };
  if (!find_surfaces(d, fields.body_gaps.empty())) return damage();
  const std::span<const std::string_view> words(surfaces_);
  if (!fields.title_gaps.empty() &&
      !decode_gaps(fields.title_gaps, words.first(title_words_), fields.article.title,
                   places != nullptr ? &places->title : nullptr))
    return damage();
  if (!fields.body_gaps.empty() &&
      !decode_gaps(fields.body_gaps, words.subspan(title_words_), fields.article.body,
                   places != nullptr ? &places->body : nullptr))
    return damage();
  return std::move(fields.article);
}

}  // namespace dateline::store
