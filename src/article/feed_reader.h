// News feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "article/feed/feed_item.h"
#include "article/feed/record_cutter.h"
#include "article/line_buffer.h"
#include "article/read_context.h"

namespace dateline::article {

/// Does the text begin as a feed does: with <rss>, <feed>, <rdf:RDF> of RSS, an Atom <entry>, or as a JSON
/// Feed?
bool is_feed(std::string_view front);

/// One item at a time; of JSON Feed the whole file. An item that is no XML is an error, and the rest goes on.
class FeedReader final : public ArticleReader {
 public:
  /// All outlive the reader.
  FeedReader(LineBuffer& lines, const ReadContext& context, ReadNotes& notes);
  std::optional<error::Result<Article>> next() override;

 private:
  std::optional<error::Error> read_json();
  error::Result<Article> read_item(const CutRecord& record);
  error::Result<Article> finish(RawArticle&& raw, std::uint64_t line);

  LineBuffer* lines_;
  const ReadContext* context_;
  ReadNotes* notes_;
  RecordCutter cutter_;
  std::optional<bool> json_;
  std::optional<FeedChannel> channel_;
  XmlPrefixes prefixes_;
  std::vector<RawArticle> json_items_;  // in reverse order
};

}  // namespace dateline::article
