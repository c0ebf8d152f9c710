// JSON Lines, one article a line; also a whole file that is one JSON object or array.
#pragma once

#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "article/json_record.h"
#include "article/line_buffer.h"
#include "article/read_context.h"

namespace dateline::article {

/// Is a file that begins like this one JSON text of many lines, and not a text a line? An array is, unless
/// its first line closes it and the second line opens another; an object is, when its first line does not
/// close it and the second line opens none.
bool is_one_json_text(std::string_view front);

class JsonlReader final : public ArticleReader {
 public:
  /// All outlive the reader.
  JsonlReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes);
  std::optional<error::Result<Article>> next() override;

 private:
  std::optional<error::Error> read_line(const Line& line);
  std::optional<error::Error> read_whole();
  void finish(std::string_view text, std::uint64_t first_line, IdFrom id_from);

  LineBuffer* lines_;
  const ReadContext* context_;
  ReadNotes* notes_;
  FieldNames names_;
  JsonParser parser_;
  std::optional<bool> one_text_;  // known from the first call on
  std::vector<JsonRecord> records_;
  std::deque<error::Result<Article>> ready_;  // articles of the text that was read last
};

}  // namespace dateline::article
