// TREC collections: SGML without a root, one <DOC> record an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "article/line_buffer.h"
#include "article/read_context.h"

namespace dateline::article {

/// Does the text begin with a <DOC> that has a <DOCNO>?
bool is_trec(std::string_view front);

/// A record begins on a line that begins with <DOC> and ends on the first one behind it that has </DOC>. One
/// that is not closed before the next begins is an error, and so is text between records; the rest goes on.
class TrecReader final : public ArticleReader {
 public:
  /// All outlive the reader.
  TrecReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes)
      : lines_(&lines), context_(&context), notes_(&notes) {}
  std::optional<error::Result<Article>> next() override;

 private:
  using Found = std::optional<error::Result<Article>>;
  Found outside(const Line& line);
  Found inside(const Line& line);
  Found too_long();
  error::Result<Article> finish();
  error::Error unclosed();

  LineBuffer* lines_;
  const ReadContext* context_;
  ReadNotes* notes_;
  std::string record_;
  std::uint64_t record_line_ = 0;  // 0 outside of records
  bool told_outside_ = false;      // text between records is told once until the next record
};

}  // namespace dateline::article
