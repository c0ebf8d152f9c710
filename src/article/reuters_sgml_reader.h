// The Reuters-21578 collection: SGML without a root, one <REUTERS> record an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "article/line_buffer.h"
#include "article/read_context.h"

namespace dateline::article {

/// Does the text begin as a file of the collection does?
bool is_reuters_sgml(std::string_view front);

/// Records are cut out by their tags; what is in them, see reuters_record.h. A record whose closing tag is
/// missing is an error, and so is text between records; the rest goes on.
class ReutersSgmlReader final : public ArticleReader {
 public:
  /// All outlive the reader.
  ReutersSgmlReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes)
      : lines_(&lines), context_(&context), notes_(&notes) {}
  std::optional<error::Result<Article>> next() override;

 private:
  using Found = std::optional<error::Result<Article>>;
  Found take_line(const Line& line);
  Found inside(std::string_view text, std::uint64_t line);
  Found outside(std::string_view text, std::uint64_t line);
  Found at_end();
  error::Result<Article> finish();
  error::Error unclosed();

  LineBuffer* lines_;
  const ReadContext* context_;
  ReadNotes* notes_;
  std::string_view rest_;  // of the line that is being read, behind the record that was yielded last
  std::uint64_t rest_line_ = 0;
  std::string record_;  // from its opening tag on; empty outside of records
  std::uint64_t record_line_ = 0;
  bool skipping_ = false;      // behind a record that was too long, up to its closing tag
  bool told_outside_ = false;  // text between records is told once until the next record
};

}  // namespace dateline::article
