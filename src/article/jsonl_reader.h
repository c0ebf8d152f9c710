// JSON Lines, one article a line; also a whole file that is one JSON object or array.
#pragma once

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

/// Counts lines over a text whose places come in ascending order.
class LineCounter {
 public:
  LineCounter() = default;
  LineCounter(std::string_view text, std::uint64_t first_line) : text_(text), line_(first_line) {}
  std::uint64_t line_at(std::size_t at);

 private:
  std::string_view text_;
  std::size_t counted_ = 0;
  std::uint64_t line_ = 0;
};

class JsonlReader final : public ArticleReader {
 public:
  /// All outlive the reader.
  JsonlReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes);
  std::optional<error::Result<Article>> next() override;

 private:
  std::optional<error::Error> read_line(const Line& line);
  std::optional<error::Error> read_whole();
  error::Result<Article> finish(JsonRecord&& record);

  LineBuffer* lines_;
  const ReadContext* context_;
  ReadNotes* notes_;
  FieldNames names_;
  JsonParser parser_;
  std::optional<bool> one_text_;     // known from the first call on
  std::vector<JsonRecord> records_;  // of the text that was read last
  std::size_t finished_ = 0;         // of them
  LineCounter line_counter_;         // over that text
  IdFrom id_from_ = IdFrom::record;
};

}  // namespace dateline::article
