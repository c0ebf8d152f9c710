// Exchange formats of news agencies in JSON: ninjs and dpa-digitalwires; an item a line, or one JSON text.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string_view>
#include <vector>

#include "article/exchange/news_item.h"
#include "article/line_buffer.h"
#include "article/read_context.h"

namespace dateline::article {

/// Does the text begin as one of them does? Nothing for other texts.
std::optional<Format> json_exchange_format(std::string_view front);

/// An item at a time of JSON Lines; of one JSON text (an object, an array of them, or an object with such an
/// array under "items" or "entries") the whole file. A line that is no JSON object is an error, and the rest
/// goes on.
class ExchangeJsonReader final : public ArticleReader {
 public:
  /// `format`: ninjs or digitalwires. All others outlive the reader.
  ExchangeJsonReader(Format format, LineBuffer& lines, const ReadContext& context, ReadNotes& notes);
  std::optional<error::Result<Article>> next() override;

 private:
  std::optional<error::Error> read_text(std::string_view text, std::uint64_t line);
  void read_value(simdjson::dom::element value);

  Format format_;
  LineBuffer* lines_;
  const ReadContext* context_;
  ReadNotes* notes_;
  simdjson::dom::parser parser_;
  std::optional<bool> one_text_;
  std::vector<NewsItem> items_;  // of the text that was read last
  std::size_t finished_ = 0;     // of them
  std::uint64_t line_ = 1;
};

}  // namespace dateline::article
