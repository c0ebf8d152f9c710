// The files of a segment but its postings: what batches and merges read.
#pragma once

#include <array>
#include <filesystem>
#include <memory>

#include "error/result.h"
#include "store/article_assembly.h"
#include "store/column.h"
#include "store/form_dictionary.h"
#include "store/local_names.h"
#include "store/stored_articles.h"
#include "store/token_stream.h"

namespace dateline::index {

/// Mapped files keep no descriptor open, so thousands of batches can be open at once. Pinned: `tokens` points
/// at `columns`.
struct SegmentParts {
  static error::Result<std::unique_ptr<SegmentParts>> open(const std::filesystem::path& directory,
                                                           std::uint32_t articles);
  SegmentParts() = default;
  SegmentParts(const SegmentParts&) = delete;
  SegmentParts& operator=(const SegmentParts&) = delete;

  store::Columns columns;
  store::FormDictionary forms;
  store::TokenStreams tokens;
  store::LocalNames names;
  store::StoredArticles articles;

  std::array<const store::SectionFile*, 5> files() const {
    return {&columns.file(), &forms.file(), &tokens.file(), &names.file(), &articles.file()};
  }

  error::Result<store::StoredArticle> read_article(store::DocId d) const {
    return store::ArticleAssembly(articles, tokens, forms).read(d);
  }
};

/// Compares every block of the files with its checksum: damage must not get into a new segment.
error::Status verify(const SegmentParts& parts);

}  // namespace dateline::index
