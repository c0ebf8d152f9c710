// Web archives, WARC and ARC: the HTML pages in them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "article/html/html_article.h"
#include "article/read_context.h"
#include "article/warc/archive_record.h"
#include "article/warc/byte_window.h"
#include "article/warc/http_response.h"

namespace dateline::article {

/// Does a stream that begins so hold a web archive?
bool is_web_archive(std::string_view front);

/// HTML in records of type response and resource becomes articles as a saved page does (html_reader.h); the
/// rest (images, requests, revisits, feeds, JSON ...) is passed over. HTML that was sent with another status
/// than 200 is no article, whatever ReadOptions say, and counted as such. An id is a hash of the address that
/// was asked for, without its scheme and fragment; of several records of one address the one that was fetched
/// last stays (Article::edition).
class WarcReader final : public ArticleReader {
 public:
  /// All outlive the reader. `bytes`: not yet converted to UTF-8.
  WarcReader(io::ByteStream& bytes, const ReadContext& context, ReadNotes& notes);
  std::optional<error::Result<Article>> next() override;

 private:
  std::optional<error::Result<Article>> read(const ArchiveRecord& record);
  std::optional<error::Result<Article>> read_page(const ArchiveRecord& record, const HttpHead& head);

  ByteWindow window_;
  std::unique_ptr<ArchiveRecords> records_;  // none before the first call
  const ReadContext* context_;
  ReadNotes* notes_;
  HtmlPageReader pages_;
};

}  // namespace dateline::article
