// Header, block, two line breaks; and the way back into step where that is not so.
#include "article/warc/warc_records.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "article/html/ascii.h"
#include "article/read_context.h"
#include "article/warc/header_text.h"

namespace dateline::article {
namespace {

constexpr std::size_t kLongestHeader = 1 << 20;
constexpr std::string_view kMagic = "WARC/";

bool begins_record(std::string_view text) {
  return text.size() > kMagic.size() && text.starts_with(kMagic) && text[kMagic.size()] >= '0' &&
         text[kMagic.size()] <= '9';
}

struct Header {
  std::string type, url, date, content_type, length;
};

std::string* field_of(Header& header, std::string_view name) {
  const std::string lower = ascii_lower(name);
  if (lower == "warc-type") return &header.type;
  if (lower == "warc-target-uri") return &header.url;
  if (lower == "warc-date") return &header.date;
  if (lower == "content-type") return &header.content_type;
  if (lower == "content-length") return &header.length;
  return nullptr;
}

/// Named fields behind the first line; a line that begins with a blank goes on with the one before.
Header read_header(std::string_view text) {
  Header header;
  std::string* last = nullptr;
  std::size_t begin = std::min(text.find('\n'), text.size() - 1) + 1;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t colon = line.find(':');
    if (line.starts_with(' ') || line.starts_with('\t')) {
      if (last != nullptr) last->append(last->empty() ? "" : " ").append(without_header_blanks(line));
    } else if (colon != std::string_view::npos) {
      last = field_of(header, without_header_blanks(line.substr(0, colon)));
      if (last != nullptr) *last = without_header_blanks(line.substr(colon + 1));
    }
  }
  return header;
}

std::optional<std::uint64_t> number_of(std::string_view digits) {
  std::uint64_t value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || failure != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

ArchiveRecord::Kind kind_of(std::string_view type) {
  const std::string lower = ascii_lower(type);
  if (lower == "response") return ArchiveRecord::Kind::response;
  return lower == "resource" ? ArchiveRecord::Kind::resource : ArchiveRecord::Kind::other;
}

/// wget writes addresses as <http://example.com/>.
std::string address_of(std::string_view url) {
  if (url.size() > 1 && url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  return std::string(url);
}

}  // namespace

bool is_warc(std::string_view front) {
  front.remove_prefix(std::min(front.find_first_not_of("\r\n"), front.size()));
  return begins_record(front);
}

void WarcRecords::pass_blank_lines() {
  while (!window_->at_end()) {
    const std::string_view view = window_->view();
    const std::size_t blank = std::min(view.find_first_not_of("\r\n"), view.size());
    window_->pass(blank);
    if (blank < view.size()) return;
  }
}

/// With the blank line behind it; nothing when it does not end.
std::optional<std::size_t> WarcRecords::header_size() {
  std::size_t searched = 0;
  while (true) {
    const std::string_view view = window_->view();
    for (std::size_t at = view.find('\n', searched); at != std::string_view::npos && at < kLongestHeader;
         at = view.find('\n', at + 1)) {
      const std::string_view behind = view.substr(at + 1, 2);
      if (behind.starts_with('\n')) return at + 2;
      if (behind == "\r\n") return at + 3;
      searched = at;
    }
    if (view.size() > kLongestHeader || !window_->fill()) return std::nullopt;
  }
}

error::Error WarcRecords::broken(std::string reason, std::string hint) {
  return bad_article({place_, window_->line(), 0},
                     "the record at byte " + std::to_string(window_->offset()) + " " + std::move(reason),
                     std::move(hint));
}

/// Passes over everything up to the next line that begins a record, `from` bytes on or later.
void WarcRecords::find_next_record(std::size_t from) {
  window_->pass(from);
  while (true) {
    const std::string_view view = window_->view();
    for (std::size_t at = view.find("\nWARC/"); at != std::string_view::npos;
         at = view.find("\nWARC/", at + 1)) {
      if (!begins_record(view.substr(at + 1)) && at + 1 + kMagic.size() < view.size()) continue;
      window_->pass(at + 1);
      return;
    }
    const std::size_t kept = std::min<std::size_t>(view.size(), kMagic.size() + 1);  // may begin one
    window_->pass(view.size() - kept);
    if (!window_->fill()) {
      window_->pass(kept);
      return;
    }
  }
}

/// Does the block that ends there end as one does? Missing line breaks are no harm if a record follows.
bool WarcRecords::ends_soundly(std::size_t end) {
  window_->reach(end + 16);
  std::string_view behind = window_->view().substr(end);
  if (behind.empty() || behind.starts_with("\r\n\r\n") || behind.starts_with("\n\n")) return true;
  behind.remove_prefix(std::min(behind.find_first_not_of("\r\n"), behind.size()));
  return behind.empty() || begins_record(behind);
}

error::Result<ArchiveRecord> WarcRecords::read_block(ArchiveRecord record, std::size_t header,
                                                     std::uint64_t length) {
  const std::size_t end = header + static_cast<std::size_t>(length);
  if (!window_->reach(end)) {
    const std::size_t there = window_->view().size() - header;
    error::Error failure =
        broken("is cut off: " + std::to_string(there) + " of " + std::to_string(length) + " bytes are there");
    find_next_record(header - 1);
    return failure;
  }
  if (!ends_soundly(end)) {
    error::Error failure =
        broken("has a wrong Content-Length: no record ends behind " + std::to_string(length) + " bytes");
    find_next_record(header - 1);
    return failure;
  }
  held_ = end;
  if (record.kind != ArchiveRecord::Kind::other)
    record.block = window_->view().substr(header, static_cast<std::size_t>(length));
  return record;
}

error::Result<ArchiveRecord> WarcRecords::skip_block(ArchiveRecord record, std::size_t header,
                                                     std::uint64_t length) {
  error::Error too_long = broken("is longer than " + std::to_string(kLongestRecord >> 20U) + " MiB");
  too_long.kind = error::ErrorKind::limit;
  error::Error cut =
      broken("is cut off: it has less than the " + std::to_string(length) + " bytes that it says");
  window_->pass(header);
  if (window_->skip(length) < length) return cut;
  if (record.kind != ArchiveRecord::Kind::other) return too_long;
  return record;
}

std::optional<error::Result<ArchiveRecord>> WarcRecords::next() {
  window_->pass(std::exchange(held_, 0));
  pass_blank_lines();
  if (window_->at_end()) {
    auto failure = window_->take_failure();
    if (!failure) return std::nullopt;
    failure->message += ", behind byte " + std::to_string(window_->offset()) + " of what it unpacks to";
    return *std::move(failure);
  }
  window_->reach(kMagic.size() + 1);
  if (!begins_record(window_->view())) {
    error::Error failure = broken("does not begin with WARC/1.0");
    find_next_record(0);
    return failure;
  }
  const auto header = header_size();
  if (!header) {
    error::Error failure = broken("has a header that does not end");
    find_next_record(1);
    return failure;
  }
  Header fields = read_header(window_->view().substr(0, *header));
  const auto length = number_of(fields.length);
  if (!length) {
    error::Error failure = broken("has no Content-Length that is a number");
    find_next_record(*header - 1);
    return failure;
  }
  ArchiveRecord record{kind_of(fields.type),
                       address_of(fields.url),
                       std::move(fields.date),
                       std::move(fields.content_type),
                       {},
                       window_->offset(),
                       window_->line()};
  return *length <= kLongestRecord ? read_block(std::move(record), *header, *length)
                                   : skip_block(std::move(record), *header, *length);
}

}  // namespace dateline::article
