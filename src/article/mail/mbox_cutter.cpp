// Lines that begin with "From " are looked for; most that do are text, so their dates decide.
#include "article/mail/mbox_cutter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "article/article_reader.h"
#include "article/html/ascii.h"
#include "article/mail/mail_header.h"

namespace dateline::article {
namespace {

constexpr std::string_view kFrom = "From ";
constexpr std::size_t kLongestFromLine = 1000;  // bytes

bool is_one_of(std::string_view word, std::string_view words) {
  return word.size() == 3 && words.find(word) != std::string_view::npos && words.find(word) % 4 == 0;
}

/// Where a date begins that ctime could have written: "Fri Mar 22 10:".
std::size_t find_ctime(std::string_view line) {
  for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
    const std::string_view date = line.substr(at + 1);
    if (date.size() < 16 || date[3] != ' ' || date[7] != ' ') continue;
    if (is_one_of(date.substr(0, 3), "Mon Tue Wed Thu Fri Sat Sun") &&
        is_one_of(date.substr(4, 3), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec") &&
        date.substr(8, 8).find(':') != std::string_view::npos)
      return at + 1;
  }
  return std::string_view::npos;
}

/// A time of day, and a year.
bool has_other_date(std::string_view line) {
  bool time = false;
  std::size_t digits = 0;
  bool year = false;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    const char c = i < line.size() ? line[i] : ' ';
    if (is_ascii_digit(c)) {
      ++digits;
      continue;
    }
    time = time || (c == ':' && digits > 0 && i + 1 < line.size() && is_ascii_digit(line[i + 1]));
    year = year || digits == 4;
    digits = 0;
  }
  return time && year;
}

std::string_view line_at(std::string_view text, std::size_t at) {
  const std::string_view line = text.substr(at, kLongestFromLine);
  return line.substr(0, line.find('\n'));
}

/// `at`: of a line that begins with "From ", which `text` holds whole with the next one.
bool is_begin(std::string_view text, std::size_t at) {
  const std::string_view line = line_at(text, at);
  if (find_ctime(line) != std::string_view::npos) return true;
  if (!has_other_date(line)) return false;
  const std::string_view before = text.substr(0, at);
  const std::size_t next = at + line.size() + 1;
  const bool header = next < text.size() && field_name_size(line_at(text, next)) > 0;
  return header && (before.ends_with("\n\n") || before.ends_with("\n\r\n"));
}

std::string date_of_line(std::string_view line) {
  const std::size_t at = find_ctime(line);
  if (at == std::string_view::npos) return {};
  line.remove_prefix(at);
  return std::string(line.substr(0, line.find_last_not_of(" \r\n") + 1));
}

/// Behind the line break at `at`: quotes, then "From "?
bool is_quoted(std::string_view text, std::size_t at) {
  std::size_t from = at + 1;
  while (from < text.size() && text[from] == '>') ++from;
  return from > at + 1 && text.substr(from).starts_with(kFrom);
}

/// Nothing is quoted in most messages.
bool has_quoted(std::string_view text) {
  for (std::size_t at = text.find("\n>"); at != std::string_view::npos; at = text.find("\n>", at + 1))
    if (is_quoted(text, at)) return true;
  return false;
}

std::string without_quotes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t at = text.find("\n>");
    const std::size_t size = at == std::string_view::npos ? text.size() : at + 1;
    out += text.substr(0, size);
    const bool quoted = at != std::string_view::npos && is_quoted(text, at);
    text.remove_prefix(size + (quoted ? 1 : 0));
  }
  return out;
}

}  // namespace

bool is_mbox(std::string_view front) {
  if (!front.starts_with(kFrom)) return false;
  const std::size_t end = front.find('\n');
  return end != std::string_view::npos && end < kLongestFromLine && is_mail(front.substr(end + 1)) &&
         front[end + 1] != '\n' && front[end + 1] != '\r';
}

bool begins_message(std::string_view before, std::string_view text) {
  text = text.substr(0, 2 * kLongestFromLine);
  return text.starts_with(kFrom) && before.ends_with('\n') &&
         is_begin(std::string(before).append(text), before.size());
}

/// Of the next message, at or behind `from` in the window, reading on; nothing when the stream ends before,
/// or when the message that the window begins with is longer than any may be.
std::optional<std::size_t> MboxCutter::find_begin(std::size_t from) {
  while (true) {
    const std::size_t at = window_->view().find("\nFrom ", from);
    if (at == std::string_view::npos) {
      from = window_->view().size() - std::min<std::size_t>(window_->view().size(), kFrom.size());
      if (window_->view().size() > kLongestRecord || !window_->fill()) return std::nullopt;
      continue;
    }
    window_->reach(at + 1 + 2 * kLongestFromLine);
    if (is_begin(window_->view(), at + 1)) return at + 1;
    from = at + 1;
  }
}

/// Passes over what belongs to no message that can be read.
error::Error MboxCutter::skip_to_begin(std::string message, std::uint64_t line) {
  while (true) {
    if (const auto begin = find_begin(0)) {
      window_->pass(*begin);
      break;
    }
    const std::size_t size = window_->view().size();
    const bool more = size > kLongestRecord;
    window_->pass(more ? size - 2 * kLongestFromLine : size);
    if (!more) break;
  }
  return {error::ErrorKind::bad_article, {place_, line, 0}, std::move(message), "", ""};
}

std::optional<error::Result<MboxMessage>> MboxCutter::next() {
  window_->pass(std::exchange(held_, 0));
  window_->reach(2 * kLongestFromLine);
  if (window_->at_end()) {
    if (auto failure = window_->take_failure()) {
      failure->place = {place_, window_->line(), 0};
      return *std::move(failure);
    }
    return std::nullopt;
  }
  if (!std::exchange(begun_, true) && !window_->view().starts_with(kFrom))
    return skip_to_begin("expected a line that begins with \"From \" before the first message",
                         window_->line());
  const std::uint64_t offset = window_->offset();
  const std::uint64_t line = window_->line();
  const auto end = find_begin(kFrom.size());
  const std::string_view all = window_->view().substr(0, end.value_or(window_->view().size()));
  if (auto failure = end ? std::nullopt : window_->take_failure()) {
    window_->pass(all.size());  // a message that was cut by the failure is none
    failure->place = {place_, line, 0};
    return *std::move(failure);
  }
  if (all.size() > kLongestRecord)
    return skip_to_begin("the message at byte " + std::to_string(offset) + " is longer than " +
                             std::to_string(kLongestRecord >> 20U) + " MiB",
                         line);
  held_ = all.size();
  const std::size_t head = std::min(all.find('\n'), all.size() - 1) + 1;
  MboxMessage message{all.substr(head), date_of_line(all.substr(0, head)), offset, line};
  if (has_quoted(message.bytes)) {
    unquoted_ = without_quotes(message.bytes);
    message.bytes = unquoted_;
  } else {
    unquoted_ = std::string();
  }
  return message;
}

}  // namespace dateline::article
