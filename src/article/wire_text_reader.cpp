// Messages are told by the marks around them, lines only count.
#include "article/wire_text_reader.h"

#include <algorithm>
#include <utility>

#include "article/clean_text.h"
#include "article/exchange/wire_message.h"
#include "article/raw_article.h"

namespace dateline::article {
namespace {

constexpr std::string_view kEnds{"\x01\x04", 2};

}  // namespace

bool is_wire_text(std::string_view front) { return is_wire_header(front); }

WireTextReader::WireTextReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes)
    : lines_(&lines), context_(&context), notes_(&notes) {}

std::optional<error::Result<Article>> WireTextReader::next() {
  while (true) {
    if (auto message = take_message(false)) return finish(*message);
    pending_.erase(0, begin_);  // lines are short, or hold many messages: then this is the end of one
    searched_ -= std::min(searched_, begin_);
    begin_ = 0;
    if (pending_.size() > kLongestRecord) {
      pending_.clear();
      return error::Error{error::ErrorKind::limit,
                          {context_->place, first_line_, 0},
                          "the message is longer than " + std::to_string(kLongestRecord >> 20U) + " MiB",
                          "",
                          ""};
    }
    const auto line = lines_->next();
    if (line && !*line) return line->error();
    if (!line) {
      auto message = take_message(true);
      if (!message) return std::nullopt;
      return finish(*message);
    }
    std::string_view text = (*line)->text;
    last_line_ = (*line)->number;
    if (pending_.empty()) {
      const std::size_t begin = text.find(kHeaderMark);
      if (begin == std::string_view::npos) continue;
      text.remove_prefix(begin);
      first_line_ = last_line_;
      searched_ = 1;
    }
    pending_ += text;
  }
}

/// Cuts the first message off, when its end is there.
std::optional<std::string> WireTextReader::take_message(bool at_end) {
  if (begin_ == pending_.size()) return std::nullopt;
  std::size_t end = pending_.find_first_of(kEnds, std::max(searched_, begin_ + 1));
  searched_ = pending_.size();
  if (end == std::string::npos && !at_end) return std::nullopt;
  end = std::min(end, pending_.size());
  std::string message = pending_.substr(begin_, end - begin_);
  message_line_ = first_line_;
  begin_ = std::min(pending_.find(kHeaderMark, end), pending_.size());
  first_line_ = last_line_;  // the rest is of the last line that was read
  searched_ = begin_ + 1;
  return message;
}

error::Result<Article> WireTextReader::finish(const std::string& message) {
  RawArticle raw = read_wire_message(message);
  if (without_outer_blanks(raw.title).empty()) raw.title = context_->titles->first_sentence(raw.body);
  return finish_article(std::move(raw), *context_, IdFrom::record, {context_->place, message_line_, 0},
                        *notes_);
}

}  // namespace dateline::article
