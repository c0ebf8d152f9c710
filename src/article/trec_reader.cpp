// The collections have their tags of records on lines of their own; that is all that is asked of them.
#include "article/trec_reader.h"

#include <utility>

#include "article/clean_text.h"
#include "article/raw_article.h"
#include "article/reuters_record.h"
#include "article/trec_record.h"

namespace dateline::article {

bool is_trec(std::string_view front) {
  front = without_outer_blanks(front);
  if (front.starts_with("<?xml") || front.starts_with("<!DOCTYPE"))
    front = without_outer_blanks(front.substr(std::min(front.find('>'), front.size() - 1) + 1));
  if (find_opening_tag(front.substr(0, 64), "DOC") != 0) return false;
  return find_opening_tag(front.substr(0, 4096), "DOCNO") != std::string_view::npos;
}

std::optional<error::Result<Article>> TrecReader::next() {
  while (const auto line = lines_->next()) {
    if (!*line) return line->error();
    if (auto found = record_line_ == 0 ? outside(**line) : inside(**line)) return found;
  }
  if (record_line_ == 0) return std::nullopt;
  error::Error failure = unclosed();
  record_line_ = 0;
  return failure;
}

TrecReader::Found TrecReader::outside(const Line& line) {
  const std::string_view text = without_outer_blanks(line.text);
  if (find_opening_tag(text.substr(0, 64), "DOC") == 0) {
    record_.clear();
    record_line_ = line.number;
    told_outside_ = false;
    return inside(line);
  }
  if (text.empty() || text.starts_with("<?") || text.starts_with("<!") || told_outside_) return std::nullopt;
  told_outside_ = true;
  return bad_article({lines_->place(), line.number, 1}, "expected a <DOC> record", "",
                     std::string(text.substr(0, 200)));
}

TrecReader::Found TrecReader::inside(const Line& line) {
  const std::string_view text = without_outer_blanks(line.text.substr(0, 256));
  if (line.number != record_line_ && find_opening_tag(text.substr(0, 64), "DOC") == 0) {
    error::Error failure = unclosed();
    record_ = line.text;
    record_line_ = line.number;
    return failure;
  }
  record_ += line.text;
  if (record_.size() > kLongestRecord) return too_long();
  const std::size_t searched = record_.size() - line.text.size();
  const std::size_t close = find_closing_tag(record_, "DOC", searched);
  if (close == std::string_view::npos) return std::nullopt;
  record_.resize(close);
  return finish();
}

/// Its rest is passed over as text between records, which is told already.
TrecReader::Found TrecReader::too_long() {
  error::Error failure{error::ErrorKind::limit,
                       {lines_->place(), record_line_, 0},
                       "the record is longer than " + std::to_string(kLongestRecord >> 20U) + " MiB",
                       "",
                       ""};
  record_ = std::string();
  record_line_ = 0;
  told_outside_ = true;
  return failure;
}

error::Error TrecReader::unclosed() {
  return bad_article({lines_->place(), record_line_, 1}, "the <DOC> record has no closing tag </DOC>");
}

error::Result<Article> TrecReader::finish() {
  RawArticle raw = read_trec_record(record_);
  const std::uint64_t line = std::exchange(record_line_, 0);
  record_.clear();
  if (without_outer_blanks(raw.title).empty()) raw.title = context_->titles->first_sentence(raw.body);
  return finish_article(std::move(raw), *context_, IdFrom::record, {context_->place, line, 0}, *notes_);
}

}  // namespace dateline::article
