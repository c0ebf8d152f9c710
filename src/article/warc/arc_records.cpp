// An address may hold blanks: the fields of a line are counted from its end.
#include "article/warc/arc_records.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "article/read_context.h"

namespace dateline::article {
namespace {

constexpr std::size_t kLongestLine = 64 * 1024;
constexpr std::string_view kFirst = "filedesc://";

struct ArcLine {
  std::string_view url, date, type;
  std::uint64_t length = 0;
};

/// Takes the last field off.
std::string_view take_last(std::string_view& line) {
  const std::size_t blank = line.rfind(' ');
  const std::string_view field = blank == std::string_view::npos ? line : line.substr(blank + 1);
  line = line.substr(0, blank == std::string_view::npos ? 0 : blank);
  return field;
}

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}
/// 14 digits, of some crawlers 12 or 18, or null. (The offset in version 2 is a number too, but never so
/// long.)
bool is_date(std::string_view text) { return text == "null" || (is_number(text) && text.size() >= 12); }

/// "http:", "dns:", "filedesc:" ...
bool has_scheme(std::string_view url) {
  const std::size_t colon = url.find(':');
  return colon != std::string_view::npos && colon > 1 && colon < 16 &&
         std::ranges::all_of(url.substr(0, colon), [](char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; });
}

/// URL address date type length, and in version 2: URL address date type status checksum location offset
/// file length.
std::optional<ArcLine> read_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (!has_scheme(line)) return std::nullopt;
  ArcLine found;
  const std::string_view digits = take_last(line);
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), found.length);
  if (!is_number(digits) || failure != std::errc()) return std::nullopt;
  std::array<std::string_view, 8> before{};
  for (std::string_view& field : before) {
    std::string_view rest = line;
    field = take_last(rest);
    if (rest.empty()) break;
    line = rest;
    const std::size_t at = static_cast<std::size_t>(&field - before.data());
    if (at < 1 || !is_date(field)) continue;
    found.date = field;
    found.type = before[at - 1];
    take_last(line);  // the network address
    found.url = line;
    return found;
  }
  return std::nullopt;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

}  // namespace

bool is_arc(std::string_view front) {
  front.remove_prefix(std::min(front.find_first_not_of("\r\n"), front.size()));
  if (front.starts_with(kFirst)) return true;
  const std::size_t end = front.find('\n');
  if (end == std::string_view::npos || end > kLongestLine) return false;
  return front.starts_with("http") && read_line(front.substr(0, end)) &&
         front.substr(end + 1).starts_with("HTTP/");
}

error::Error ArcRecords::broken(std::string reason) {
  return bad_article({place_, window_->line(), 0},
                     "the record at byte " + std::to_string(window_->offset()) + " " + std::move(reason));
}

void ArcRecords::find_next_record(std::size_t from) {
  window_->pass(from);
  while (!window_->at_end()) {
    while (window_->view().find('\n') == std::string_view::npos && window_->view().size() < kLongestLine) {
      if (!window_->fill()) break;
    }
    const std::string_view line = first_line(window_->view());
    if (read_line(line)) return;
    window_->pass(std::min(line.size(), kLongestLine) + 1);
  }
}

bool ArcRecords::ends_soundly(std::size_t end) {
  window_->reach(end + kLongestLine);
  std::string_view behind = window_->view().substr(end);
  if (behind.starts_with('\n') || behind.starts_with("\r\n")) return true;
  return behind.empty() || read_line(first_line(behind));
}

error::Result<ArchiveRecord> ArcRecords::read_block(ArchiveRecord record, std::size_t line,
                                                    std::uint64_t length) {
  const std::size_t end = line + static_cast<std::size_t>(length);
  std::optional<error::Error> failure;
  if (!window_->reach(end)) {
    failure = broken("is cut off: " + std::to_string(window_->view().size() - line) + " of " +
                     std::to_string(length) + " bytes are there");
  } else if (!ends_soundly(end)) {
    failure = broken("has a wrong length: no record ends behind " + std::to_string(length) + " bytes");
  }
  if (failure) {
    find_next_record(line);
    return *std::move(failure);
  }
  held_ = end;
  if (record.kind != ArchiveRecord::Kind::other)
    record.block = window_->view().substr(line, static_cast<std::size_t>(length));
  return record;
}

std::optional<error::Result<ArchiveRecord>> ArcRecords::next() {
  window_->pass(std::exchange(held_, 0));
  while (!window_->at_end()) {
    const std::size_t blank = std::min(window_->view().find_first_not_of("\r\n"), window_->view().size());
    window_->pass(blank);
    if (!window_->view().empty()) break;
  }
  if (window_->at_end()) {
    auto failure = window_->take_failure();
    if (!failure) return std::nullopt;
    failure->message += ", behind byte " + std::to_string(window_->offset()) + " of what it unpacks to";
    return *std::move(failure);
  }
  window_->reach(kLongestLine);
  const std::string_view line = first_line(window_->view());
  const auto found = read_line(line);
  if (!found) {
    const bool first = line.starts_with(kFirst);
    error::Error failure = broken(first ? "has no length that is a number"
                                        : "has no header line: url, address, date, type, length");
    find_next_record(std::min(line.size() + 1, window_->view().size()));
    return failure;
  }
  const bool page = found->url.starts_with("http");
  const std::size_t size = std::min(line.size() + 1, window_->view().size());
  ArchiveRecord record{page ? ArchiveRecord::Kind::response : ArchiveRecord::Kind::other,
                       std::string(found->url),
                       std::string(found->date == "null" ? "" : found->date),
                       std::string(found->type),
                       {},
                       window_->offset(),
                       window_->line()};
  const std::uint64_t length = found->length;
  if (length <= kLongestRecord) return read_block(std::move(record), size, length);
  error::Error too_long = broken("is longer than " + std::to_string(kLongestRecord >> 20U) + " MiB");
  too_long.kind = error::ErrorKind::limit;
  window_->pass(size);
  if (window_->skip(length) < length || page) return too_long;
  return record;
}

}  // namespace dateline::article
