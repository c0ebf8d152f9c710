// From an article to its words, breaks, language, names and hashes: the pure part of indexing, run on every
// worker.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "error/result.h"
#include "index/entity_extraction.h"
#include "schema/copy_signature.h"
#include "store/stored_articles.h"
#include "text/analyzer.h"
#include "text/form_table.h"

namespace dateline::index {

struct AnalysedArticle {
  store::StoredArticle stored;  // language filled in if it could be told
  error::Place place;
  std::string origin;        // Article::origin
  text::AnalysedText title;  // forms refer to the FormTable of the batch
  text::AnalysedText body;
  entities::ArticleNames names;  // empty without extraction
  std::uint64_t content_hash = 0;
  schema::CopySignature signature{};
};

/// What is kept of an article, as its source gave it.
store::StoredArticle as_stored(const article::Article& article);

/// XXH3-64 of everything that the source gave but the id: equal for an article that was not changed, also
/// when it was moved and so has another id.
std::uint64_t content_hash(const article::Article& article);
/// The same of what is kept of it.
std::uint64_t content_hash(store::StoredArticle stored);

/// The words of an analysed text as they were written, for the stored article. Clears `words` first.
void written_words(const text::AnalysedText& text, const text::FormTable& forms,
                   std::vector<store::WrittenWord>& words);

/// One per thread.
class ArticleAnalysis {
 public:
  /// `knowledge`: nothing where names are not extracted. `word_memory`: see text::Analyzer::open().
  static error::Result<ArticleAnalysis> open(std::shared_ptr<const EntityKnowledge> knowledge,
                                             std::size_t word_memory = text::Analyzer::kWordMemory);
  bool extracts() const { return extraction_.has_value(); }

  /// Fills `out`, reusing its memory. The result depends on the article alone.
  void analyse(const article::Article& article, text::FormTable& forms, AnalysedArticle& out);
  /// To be called when `forms` is cleared or another table is used.
  void begin_batch();

 private:
  ArticleAnalysis(text::Analyzer analyzer, std::shared_ptr<const EntityKnowledge> knowledge);
  void hash_body_words(const text::FormTable& forms, const text::AnalysedText& body);
  text::Analyzer analyzer_;
  std::optional<EntityExtraction> extraction_;
  std::vector<std::uint64_t> form_hashes_;  // of folded forms, by FormId
  std::vector<std::uint64_t> word_hashes_;  // of the body being analysed
};

}  // namespace dateline::index
