// Plain text: one article a file.
#pragma once

#include <optional>

#include "article/line_buffer.h"
#include "article/read_context.h"

namespace dateline::article {

/// In bytes; a longer first line is a paragraph, not a title.
inline constexpr std::size_t kLongestTitleLine = 150;

/// A text that begins with a header of fields: see front_matter.h. Else the first line is the title when it
/// is at most kLongestTitleLine long, a blank line follows and then more text; the body is the rest.
/// Otherwise the body is all, and the title its first sentence, cut (title.h).
class TextReader final : public ArticleReader {
 public:
  /// All outlive the reader.
  TextReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes)
      : lines_(&lines), context_(&context), notes_(&notes) {}
  std::optional<error::Result<Article>> next() override;

 private:
  LineBuffer* lines_;
  const ReadContext* context_;
  ReadNotes* notes_;
  bool read_ = false;
};

}  // namespace dateline::article
