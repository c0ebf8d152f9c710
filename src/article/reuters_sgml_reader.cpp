// Lines are gathered from an opening <REUTERS> tag to its closing one; both are looked for in each line only.
#include "article/reuters_sgml_reader.h"

#include <utility>

#include "article/clean_text.h"
#include "article/raw_article.h"
#include "article/reuters_record.h"

namespace dateline::article {
namespace {

constexpr std::string_view kRecord = "REUTERS";

/// Declarations and comments may stand between records.
bool is_declaration(std::string_view text) { return text.starts_with("<!") || text.starts_with("<?"); }

}  // namespace

bool is_reuters_sgml(std::string_view front) {
  front = without_outer_blanks(front);
  if (front.starts_with("<!DOCTYPE lewis")) return true;
  return find_opening_tag(front.substr(0, 64), kRecord) == 0;
}

std::optional<error::Result<Article>> ReutersSgmlReader::next() {
  while (true) {
    while (!rest_.empty()) {
      const std::string_view text = std::exchange(rest_, {});
      if (auto found = record_.empty() ? outside(text, rest_line_) : inside(text, rest_line_)) return found;
    }
    const auto line = lines_->next();
    if (!line) return at_end();
    if (!*line) return line->error();
    if (auto found = take_line(**line)) return found;
  }
}

/// Most lines are inside a record and hold no tag: they are appended as they are.
ReutersSgmlReader::Found ReutersSgmlReader::take_line(const Line& line) {
  rest_line_ = line.number;
  if (record_.empty()) return outside(line.text, line.number);
  return inside(line.text, line.number);
}

ReutersSgmlReader::Found ReutersSgmlReader::outside(std::string_view text, std::uint64_t line) {
  const std::size_t begin = find_opening_tag(text, kRecord);
  if (skipping_ && begin == std::string_view::npos) {
    const std::size_t close = find_closing_tag(text, kRecord);
    if (close == std::string_view::npos) return std::nullopt;
    skipping_ = false;
    rest_ = text.substr(std::min(text.find('>', close), text.size() - 1) + 1);
    return std::nullopt;
  }
  const std::string_view before = without_outer_blanks(text.substr(0, begin));
  if (begin != std::string_view::npos) {
    record_ = "<";  // so that inside() does not find the tag again
    record_line_ = line;
    rest_ = text.substr(begin + 1);
  }
  const bool stray = !before.empty() && !is_declaration(before) && !skipping_ && !told_outside_;
  skipping_ = skipping_ && begin == std::string_view::npos;
  if (begin != std::string_view::npos) told_outside_ = false;
  if (!stray) return std::nullopt;
  told_outside_ = begin == std::string_view::npos;
  return bad_article({lines_->place(), line, 1}, "expected a <REUTERS> record", "",
                     std::string(before.substr(0, 200)));
}

ReutersSgmlReader::Found ReutersSgmlReader::inside(std::string_view text, std::uint64_t line) {
  // Neither tag is looked for behind the other: a line may hold millions of records.
  const std::size_t next = find_opening_tag(text, kRecord);
  const std::size_t close = find_closing_tag(text.substr(0, next), kRecord);
  if (next < close) {  // the record before has lost its closing tag
    error::Error failure = unclosed();
    record_ = "<";
    record_line_ = line;
    rest_ = text.substr(next + 1);
    return failure;
  }
  record_ += text.substr(0, close);
  if (record_.size() > kLongestRecord) {
    error::Error failure{error::ErrorKind::limit,
                         {lines_->place(), record_line_, 0},
                         "the record is longer than " + std::to_string(kLongestRecord >> 20U) + " MiB",
                         "",
                         ""};
    record_ = std::string();
    skipping_ = close == std::string_view::npos;
    return failure;
  }
  if (close == std::string_view::npos) return std::nullopt;
  rest_ = text.substr(std::min(text.find('>', close), text.size() - 1) + 1);
  return finish();
}

ReutersSgmlReader::Found ReutersSgmlReader::at_end() {
  if (record_.empty()) return std::nullopt;
  error::Error failure = unclosed();
  record_.clear();
  return failure;
}

error::Error ReutersSgmlReader::unclosed() {
  return bad_article({lines_->place(), record_line_, 1}, "the <REUTERS> record has no closing tag </REUTERS>",
                     "", record_.substr(0, std::min<std::size_t>(record_.find('\n'), 200)));
}

error::Result<Article> ReutersSgmlReader::finish() {
  RawArticle raw = read_reuters_record(record_);
  record_.clear();
  if (without_outer_blanks(raw.title).empty()) raw.title = context_->titles->first_sentence(raw.body);
  return finish_article(std::move(raw), *context_, IdFrom::record, {context_->place, record_line_, 0},
                        *notes_);
}

}  // namespace dateline::article
