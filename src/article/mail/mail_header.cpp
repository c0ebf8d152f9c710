// Only views: a header of any size takes no memory of its own.
#include "article/mail/mail_header.h"

#include <algorithm>
#include <array>

#include "article/clean_text.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::size_t kLongestName = 76;  // bytes

/// What articles are made of.
constexpr std::array<std::string_view, 11> kUsed{"subject",
                                                 "from",
                                                 "date",
                                                 "message-id",
                                                 "list-id",
                                                 "keywords",
                                                 "archived-at",
                                                 "content-type",
                                                 "content-transfer-encoding",
                                                 "content-disposition",
                                                 "content-language"};

/// What mail is known by.
constexpr std::array<std::string_view, 14> kTelling{
    "subject",      "from",    "date",   "message-id", "received",       "return-path",      "mime-version",
    "delivered-to", "list-id", "x-uidl", "newsgroups", "dkim-signature", "list-unsubscribe", "reply-to"};

bool is_empty_line(std::string_view line) { return line == "\n" || line == "\r\n" || line.empty(); }

bool is_continuation(std::string_view line) {
  return (line.starts_with(' ') || line.starts_with('\t')) && !without_outer_blanks(line).empty();
}

/// The lines that go on with a field, as far as `value` reaches in `bytes`.
void take_continuations(std::string_view& bytes, std::string_view& value) {
  const char* begin = value.data();
  while (!bytes.empty()) {
    std::string_view rest = bytes;
    const std::string_view line = take_mail_line(rest);
    if (!is_continuation(line)) return;
    value = {begin, static_cast<std::size_t>(line.data() + line.size() - begin)};
    bytes = rest;
  }
}

}  // namespace

std::string_view take_mail_line(std::string_view& bytes) {
  const std::size_t end = bytes.find('\n');
  const std::size_t size = end == std::string_view::npos ? bytes.size() : end + 1;
  const std::string_view line = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return line;
}

std::size_t field_name_size(std::string_view line) {
  std::size_t size = 0;
  while (size < line.size() && size <= kLongestName && line[size] > ' ' && line[size] < '\x7f' &&
         line[size] != ':')
    ++size;
  std::size_t colon = size;
  while (colon < line.size() && (line[colon] == ' ' || line[colon] == '\t')) ++colon;
  const bool field = size > 0 && size <= kLongestName && colon < line.size() && line[colon] == ':';
  return field ? size : 0;
}

MailHeader MailHeader::take(std::string_view& bytes) {
  MailHeader header;
  while (!bytes.empty()) {
    std::string_view rest = bytes;
    const std::string_view line = take_mail_line(rest);
    if (is_empty_line(line)) {
      bytes = rest;
      return header;
    }
    const std::size_t name = field_name_size(line);
    const bool passed_over = header.count_ == 0 && (line.starts_with("From ") || line.starts_with(">From "));
    if (name == 0 && !passed_over) return header;
    bytes = rest;
    if (passed_over) continue;
    std::string_view value = line.substr(line.find(':', name) + 1);
    take_continuations(bytes, value);
    header.add(line.substr(0, name), value);
  }
  return header;
}

void MailHeader::add(std::string_view written, std::string_view value) {
  ++count_;
  std::string name = ascii_lower(written);
  if (std::ranges::find(kUsed, name) == kUsed.end() || !find(name).empty()) return;
  fields_.push_back({std::move(name), value});
}

std::string_view MailHeader::find(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &Field::name);
  return found == fields_.end() ? std::string_view{} : found->value;
}

bool is_mail(std::string_view front) {
  const std::size_t begin = front.find_first_not_of("\r\n");
  if (begin == std::string_view::npos) return false;
  front.remove_prefix(begin);
  std::array<bool, kTelling.size()> told{};
  bool first = true;
  while (!front.empty()) {
    const bool whole = front.find('\n') != std::string_view::npos;
    const std::string_view line = take_mail_line(front);
    if (!whole || is_empty_line(line)) break;
    if (!first && is_continuation(line)) continue;
    first = false;
    const std::size_t size = field_name_size(line);
    if (size == 0) return false;
    const auto found = std::ranges::find(kTelling, ascii_lower(line.substr(0, size)));
    if (found != kTelling.end()) told[static_cast<std::size_t>(found - kTelling.begin())] = true;
  }
  return std::ranges::count(told, true) >= 2;
}

}  // namespace dateline::article
