// Saved web pages: one page a file.
#pragma once

#include <optional>
#include <string_view>

#include "article/html/html_article.h"
#include "article/line_buffer.h"
#include "article/read_context.h"

namespace dateline::article {

/// Does the text begin as an HTML page does: with its document type, <html>, <head> or <body>, comments and
/// an XML declaration in front left out?
bool is_html(std::string_view front);

/// What becomes of a page: an article; an error when it is too large or holds nothing; nothing when it is
/// none, which is counted in the notes. `id`: of the article, or empty (then from the path).
std::optional<error::Result<Article>> finish_page(HtmlArticle&& page, const ReadContext& context,
                                                  ReadNotes& notes, std::string id, error::Place place);

/// The whole file is a page. One that is no article is counted in the notes and not yielded, unless
/// ReadOptions::keep_non_articles.
class HtmlReader final : public ArticleReader {
 public:
  /// All outlive the reader.
  HtmlReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes)
      : lines_(&lines), context_(&context), notes_(&notes) {}
  std::optional<error::Result<Article>> next() override;

 private:
  LineBuffer* lines_;
  const ReadContext* context_;
  ReadNotes* notes_;
  HtmlPageReader pages_;
  bool read_ = false;
};

}  // namespace dateline::article
