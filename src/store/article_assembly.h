// An article put together again: its fields, its words, and what stands between them.
#pragma once

#include <string_view>
#include <vector>

#include "error/result.h"
#include "store/docid.h"
#include "store/form_dictionary.h"
#include "store/stored_articles.h"
#include "store/token_stream.h"
#include "text/byte_range.h"
#include "text/string_arena.h"

namespace dateline::store {

/// Where the words of an article stand in its texts, as they were indexed. Of a text that is kept as it is,
/// nobody knows.
struct WordPlaces {
  bool title_known = false;
  bool body_known = false;
  std::vector<text::ByteRange> title;
  std::vector<text::ByteRange> body;
};

/// Reads the articles of one segment, whose parts it is given. All of it in this order: what does not fit
/// together is damage, and says so. Not thread-safe.
class ArticleAssembly {
 public:
  ArticleAssembly() = default;
  /// All must outlive it.
  ArticleAssembly(const StoredArticles& articles, const TokenStreams& tokens, const FormDictionary& forms)
      : articles_(&articles), tokens_(&tokens), forms_(&forms) {}

  error::Result<StoredArticle> read(DocId d);
  error::Result<StoredArticle> read(DocId d, WordPlaces& places);
  /// The same without the body, which is left empty.
  error::Result<StoredArticle> read_head(DocId d);

 private:
  error::Result<StoredArticle> assemble(DocId d, StoredFields&& fields, WordPlaces* places);
  bool find_surfaces(DocId d, bool title_alone);
  const StoredArticles* articles_ = nullptr;
  const TokenStreams* tokens_ = nullptr;
  const FormDictionary* forms_ = nullptr;
  // Of the article in work.
  std::vector<std::string_view> surfaces_;  // title words, then the body's
  std::size_t title_words_ = 0;
  text::StringArena made_;
};

}  // namespace dateline::store
