// A record at a time: is it HTML, was it sent with success, what does the page say.
#include "article/warc_reader.h"

#include <utility>

#include "article/encoding.h"
#include "article/html_reader.h"
#include "article/publication_date.h"
#include "article/raw_article.h"
#include "article/warc/arc_records.h"
#include "article/warc/warc_records.h"
#include "io/checksum.h"
#include "text/utf8.h"

namespace dateline::article {
namespace {

bool is_html_type(std::string_view type) { return type == "text/html" || type == "application/xhtml+xml"; }

/// What a server has said nothing of, or nothing true, may be a page.
bool may_be_html(const HttpHead& head, std::string_view block) {
  if (is_html_type(head.content_type)) return true;
  const bool unsaid = head.content_type.empty() || head.content_type == "no-type" ||
                      head.content_type == "unknown" || head.content_type == "application/octet-stream";
  return unsaid && is_html(block.substr(std::min(head.size, block.size())).substr(0, 1024));
}

/// Sites moved from http to https; the article stayed where it was.
std::string id_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  return io::to_hex(io::checksum64(url.substr(0, url.find('#'))));
}

std::int64_t fetched_at(const ArchiveRecord& record) {
  const auto instant = parse_publication_date(record.date.substr(0, 20));
  return instant ? instant->start : 0;
}

}  // namespace

bool is_web_archive(std::string_view front) { return is_warc(front) || is_arc(front); }

WarcReader::WarcReader(io::ByteStream& bytes, const ReadContext& context, ReadNotes& notes)
    : window_(bytes), context_(&context), notes_(&notes) {}

std::optional<error::Result<Article>> WarcReader::next() {
  if (records_ == nullptr) {
    window_.reach(64 * 1024);
    if (is_arc(window_.view())) {
      records_ = std::make_unique<ArcRecords>(window_, context_->place);
    } else {
      records_ = std::make_unique<WarcRecords>(window_, context_->place);
    }
  }
  while (auto record = records_->next()) {
    if (!*record) return record->error();
    if (auto found = read(**record)) return found;
  }
  return std::nullopt;
}

std::optional<error::Result<Article>> WarcReader::read(const ArchiveRecord& record) {
  if (record.kind == ArchiveRecord::Kind::other) return std::nullopt;
  HttpHead head;
  if (record.kind == ArchiveRecord::Kind::response) {
    head = read_http_head(record.block);
  } else {
    head.status = 200;
  }
  if (head.content_type.empty() && !record.content_type.starts_with("application/http"))
    read_content_type(record.content_type, head);
  if (!may_be_html(head, record.block)) return std::nullopt;
  if (head.status == 200) return read_page(record, head);
  ++notes_->non_articles;
  return std::nullopt;
}

std::optional<error::Result<Article>> WarcReader::read_page(const ArchiveRecord& record,
                                                            const HttpHead& head) {
  const error::Place place{context_->place, record.line, 0};
  const auto body = read_http_body(head, record.block);
  if (!body) {
    error::Error failure = body.error();
    failure.place = place;
    failure.message = "the record at byte " + std::to_string(record.offset) + ": " + failure.message;
    return failure;
  }
  const std::string page = to_utf8(*body, head.charset, *notes_);
  const std::string url = text::replace_invalid_utf8(record.url).text;
  auto article = finish_page(pages_.read(page, url), *context_, *notes_, id_of(record.url), place);
  if (article && *article) (*article)->edition.made = fetched_at(record);
  return article;
}

}  // namespace dateline::article
