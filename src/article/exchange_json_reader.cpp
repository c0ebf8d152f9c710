// A text at a time goes through the JSON parser; the items that it holds are finished one by one.
#include "article/exchange_json_reader.h"

#include <utility>

#include "article/clean_text.h"
#include "article/exchange/digitalwires.h"
#include "article/exchange/ninjs.h"
#include "article/jsonl_reader.h"

namespace dateline::article {
namespace {

constexpr std::size_t kFront = 64 * 1024;

}  // namespace

std::optional<Format> json_exchange_format(std::string_view front) {
  const std::string_view text = without_outer_blanks(front);
  if (!text.starts_with('{') && !text.starts_with('[')) return std::nullopt;
  if (is_digitalwires(text)) return Format::digitalwires;
  if (is_ninjs(text)) return Format::ninjs;
  return std::nullopt;
}

ExchangeJsonReader::ExchangeJsonReader(Format format, LineBuffer& lines, const ReadContext& context,
                                       ReadNotes& notes)
    : format_(format), lines_(&lines), context_(&context), notes_(&notes) {}

std::optional<error::Result<Article>> ExchangeJsonReader::next() {
  if (!one_text_) {
    one_text_ = is_one_json_text(lines_->front(kFront));
    if (*one_text_) {
      const auto all = lines_->rest();
      if (!all) return all.error();
      if (auto failure = read_text(*all, 1)) return *std::move(failure);
    }
  }
  while (true) {
    while (finished_ < items_.size()) {
      auto found =
          finish_item(std::move(items_[finished_++]), *context_, {context_->place, line_, 0}, *notes_);
      if (found) return found;
    }
    const auto line = lines_->next();
    if (!line) return std::nullopt;
    if (!*line) return line->error();
    if (without_outer_blanks((*line)->content()).empty()) continue;
    if (auto failure = read_text((*line)->content(), (*line)->number)) return *std::move(failure);
  }
}

std::optional<error::Error> ExchangeJsonReader::read_text(std::string_view text, std::uint64_t line) {
  items_.clear();
  finished_ = 0;
  line_ = line;
  simdjson::dom::element value;
  if (const auto failure = parser_.parse(text.data(), text.size()).get(value); failure != simdjson::SUCCESS)
    return bad_article({context_->place, line, 0},
                       std::string("the JSON cannot be read: ") + simdjson::error_message(failure));
  read_value(value);
  if (items_.empty()) return bad_article({context_->place, line, 0}, "expected a JSON object, an item");
  return std::nullopt;
}

void ExchangeJsonReader::read_value(simdjson::dom::element value) {
  simdjson::dom::array array;
  if (value.get(array) == simdjson::SUCCESS) {
    for (const simdjson::dom::element each : array) read_value(each);
    return;
  }
  if (!value.is_object()) return;
  const bool item = json_member(value, "uri") || json_member(value, "urn");
  const std::vector<JsonElement> inside =
      item ? std::vector<JsonElement>() : json_list(value, {"items", "entries"});
  for (const JsonElement each : inside) {
    if (each.is_object()) read_value(each);
  }
  if (!inside.empty()) return;
  if (format_ == Format::digitalwires) {
    items_.push_back(read_digitalwires(value));
  } else {
    read_ninjs(value, items_);
  }
}

}  // namespace dateline::article
