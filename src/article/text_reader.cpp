// The whole file is the record.
#include "article/text_reader.h"

#include "article/clean_text.h"
#include "article/front_matter.h"
#include "article/raw_article.h"

namespace dateline::article {
namespace {

struct TitleAndBody {
  std::string_view title;  // empty when no line is one
  std::string_view body;
};

TitleAndBody split_title(std::string_view text) {
  const std::size_t end = text.find_first_of("\r\n");
  if (end == std::string_view::npos || end > kLongestTitleLine) return {{}, text};
  const std::string_view rest = text.substr(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  const std::size_t second_end = rest.find_first_of("\r\n");
  if (second_end == std::string_view::npos) return {{}, text};
  const bool blank_line = without_outer_blanks(rest.substr(0, second_end)).empty();
  return blank_line ? TitleAndBody{text.substr(0, end), rest.substr(second_end)} : TitleAndBody{{}, text};
}

}  // namespace

std::optional<error::Result<Article>> TextReader::next() {
  if (read_) return std::nullopt;
  read_ = true;
  const auto all = lines_->rest();
  if (!all) return all.error();
  const std::string_view text = without_outer_blanks(*all);
  if (text.empty()) return std::nullopt;
  auto raw = read_front_matter(text, context_->options->map);
  if (!raw) {
    const auto [title, body] = split_title(text);
    raw.emplace();
    raw->title = title;
    raw->body = body;
  }
  if (without_outer_blanks(raw->title).empty()) raw->title = context_->titles->first_sentence(raw->body);
  return finish_article(std::move(*raw), *context_, IdFrom::path, {context_->place, 1, 0}, *notes_);
}

}  // namespace dateline::article
