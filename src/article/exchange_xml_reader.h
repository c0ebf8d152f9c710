// Exchange formats of news agencies in XML: NewsML-G2, NewsML 1.x and NITF.
#pragma once

#include <optional>
#include <string_view>

#include "article/exchange/newsml_g2.h"
#include "article/feed/record_cutter.h"
#include "article/line_buffer.h"
#include "article/read_context.h"

namespace dateline::article {

/// Does the text begin as NewsML (an item, or a message of items) or NITF does? `newsml` and `nitf` are read
/// alike: items of NewsML hold NITF. Nothing for other texts.
std::optional<Format> xml_exchange_format(std::string_view front);

/// One item at a time. Items that are no articles (pictures, concepts, packages) are counted, unless
/// keep_non_articles wants them. An item that is no XML is an error, and the rest goes on.
class ExchangeXmlReader final : public ArticleReader {
 public:
  /// All outlive the reader.
  ExchangeXmlReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes);
  std::optional<error::Result<Article>> next() override;

 private:
  std::optional<error::Result<Article>> read(const CutRecord& cut);

  const ReadContext* context_;
  ReadNotes* notes_;
  RecordCutter cutter_;
  bool header_read_ = false;
  XmlPrefixes prefixes_;
  NewsPackages packages_;
};

/// One item as it stands in the source; nothing when the record has no element.
std::optional<NewsItem> read_xml_item(const XmlRecord& record, NewsPackages& packages);

}  // namespace dateline::article
