// Tags are found one after the other; nothing is looked for in CDATA, comments and declarations.
#include "article/feed/record_cutter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::size_t kLongestHeader = 1U << 20U;
constexpr std::size_t kLongestTag = 8 * 1024;  // a longer one is text

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kLongestMark = 9;  // "<![CDATA["

constexpr std::size_t kNoTag = 0;

/// Behind the ">" of the tag at `at`, which may stand in quotation marks too; npos when it is not there.
/// Where a
/// "<" comes before, it is no tag.
std::size_t tag_end(std::string_view text, std::size_t at) {
  char quote = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    if (text[i] == '<' && i > at) return kNoTag;
    if (quote != 0) {
      if (text[i] == quote) quote = 0;
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == '>') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

std::string_view name_of_tag(std::string_view tag) {
  const std::size_t begin = tag.starts_with("</") ? 2 : 1;
  return tag.substr(begin, tag.find_first_of(" \t\r\n/>", begin) - begin);
}

bool is_exchange_record(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kRecords{"newsItem",      "packageItem",  "conceptItem",
                                                            "knowledgeItem", "planningItem", "catalogItem",
                                                            "NewsItem",      "nitf"};
  return std::ranges::find(kRecords, name.substr(name.find(':') + 1)) != kRecords.end();
}

bool is_record_name(std::string_view name, std::string_view root_prefix) {
  if (!name.starts_with(root_prefix)) return name == "item" || name == "entry";
  name.remove_prefix(root_prefix.size());
  return name == "item" || name == "entry" || name == "Item";
}

}  // namespace

std::uint64_t RecordCutter::line_at(std::size_t at) const {
  return first_line_ + static_cast<std::uint64_t>(std::count(
                           pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// Drops what stands before `end`; the header keeps it while there is no record.
void RecordCutter::forget(std::size_t end) {
  if (in_header_ && has_root_ && header_.size() < kLongestHeader)
    header_.append(pending_, 0, std::min(end, kLongestHeader - header_.size()));
  first_line_ = line_at(end);
  pending_.erase(0, end);
  at_ -= end;
}

/// Of a long line, which may hold many records, a piece at a time: what is cut off has to be moved.
std::optional<error::Error> RecordCutter::take_piece() {
  if (line_rest_.empty()) {
    const auto line = lines_->next();
    if (line && !*line) return line->error();
    at_end_ = !line;
    if (line) line_rest_ = (*line)->text;
  }
  const std::size_t size = std::min(line_rest_.size(), kPiece);
  pending_ += line_rest_.substr(0, size);
  line_rest_.remove_prefix(size);
  return std::nullopt;
}

std::optional<error::Result<CutRecord>> RecordCutter::next() {
  while (true) {
    if (auto found = scan()) return found;
    if (at_end_) break;
    if (record_.empty()) forget(at_);
    if (pending_.size() > kLongestRecord) {
      skipping_ = true;
      error::Error failure{error::ErrorKind::limit,
                           {lines_->place(), first_line_, 0},
                           "the record is longer than " + std::to_string(kLongestRecord >> 20U) + " MiB",
                           "",
                           ""};
      forget(at_);
      return failure;
    }
    if (skipping_) forget(at_);
    if (auto failure = take_piece()) return *std::move(failure);
  }
  if (record_.empty() || std::exchange(skipping_, false)) return std::nullopt;
  error::Error failure =
      bad_article({lines_->place(), first_line_, 1}, "the <" + record_ + "> has no closing tag", "",
                  pending_.substr(0, std::min<std::size_t>(pending_.find('\n'), 200)));
  record_.clear();
  return failure;
}

/// As far as the text goes; stops behind a record.
RecordCutter::Found RecordCutter::scan() {
  while (at_ < pending_.size()) {
    if (!until_.empty()) {
      const std::size_t end = pending_.find(until_, at_);
      const std::size_t begun = at_end_ ? 0 : until_.size() - 1;  // of the mark, at the end of a piece
      if (end == std::string::npos) at_ = std::max(at_, pending_.size() - std::min(begun, pending_.size()));
      if (end == std::string::npos) return std::nullopt;
      at_ = end + until_.size();
      until_ = {};
      continue;
    }
    at_ = std::min(pending_.find('<', at_), pending_.size());
    if (at_ == pending_.size()) continue;
    if (pending_.size() - at_ < kLongestMark && !at_end_) return std::nullopt;
    if (skip_special()) continue;
    const std::size_t end = tag_end(pending_, at_);
    if (end == std::string_view::npos && pending_.size() - at_ < kLongestTag && !at_end_) return std::nullopt;
    if (end == std::string_view::npos || end == kNoTag) {
      ++at_;
      continue;
    }
    if (auto found = take_tag(end)) return found;
  }
  return std::nullopt;
}

bool RecordCutter::skip_special() {
  const std::string_view rest = std::string_view(pending_).substr(at_);
  struct Special {
    std::string_view begin;
    std::string_view end;
  };
  static constexpr std::array<Special, 4> kSpecials{
      {{"<![CDATA[", "]]>"}, {"<!--", "-->"}, {"<?", "?>"}, {"<!", ">"}}};
  for (const Special& special : kSpecials) {
    if (!rest.starts_with(special.begin)) continue;
    const std::size_t mark = rest.find_first_of("[>");
    const bool subset = special.end == ">" && mark != std::string_view::npos && rest[mark] == '[';
    until_ = subset ? std::string_view("]>") : special.end;
    at_ += special.begin.size();
    return true;
  }
  return false;
}

RecordCutter::Found RecordCutter::take_tag(std::size_t end) {
  const std::string_view tag = std::string_view(pending_).substr(at_, end - at_);
  const std::string name(name_of_tag(tag));
  const bool closing = tag.starts_with("</");
  const bool empty = tag.ends_with("/>");
  if (!record_.empty()) {
    at_ = end;
    return closes_record(name, closing, empty) ? finish_record(end) : std::nullopt;
  }
  if (!has_root_ && !closing) {
    pending_.erase(0, at_);  // lines of the declaration and comments count all the same
    end -= at_;
    at_ = 0;
    has_root_ = true;
    const std::size_t colon = name.find(':');
    root_prefix_ = colon == std::string::npos || name == "rdf:RDF" ? "" : name.substr(0, colon + 1);
  }
  if (!closing && is_record(name)) {
    record_ = name;
    depth_ = 0;
    return begin_record(end, empty);
  }
  at_ = end;
  return std::nullopt;
}

bool RecordCutter::is_record(std::string_view name) const {
  return kind_ == RecordsOf::exchange ? is_exchange_record(name) : is_record_name(name, root_prefix_);
}

bool RecordCutter::closes_record(std::string_view name, bool closing, bool empty) {
  if (name != record_) return false;
  if (closing) return depth_ == 0 || depth_-- == 0;
  if (kind_ == RecordsOf::exchange && !empty) ++depth_;
  return false;
}

RecordCutter::Found RecordCutter::begin_record(std::size_t tag_end_at, bool closed) {
  const std::size_t begin = at_;
  forget(begin);
  in_header_ = false;
  at_ = tag_end_at - begin;
  return closed ? finish_record(at_) : std::nullopt;
}

RecordCutter::Found RecordCutter::finish_record(std::size_t end) {
  CutRecord record{pending_.substr(0, end), first_line_};
  const bool skipped = std::exchange(skipping_, false);
  record_.clear();
  forget(end);
  if (skipped) return std::nullopt;
  return record;
}

}  // namespace dateline::article
