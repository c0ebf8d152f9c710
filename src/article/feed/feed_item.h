// What an item of a feed says, whatever the kind of feed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/feed/xml_record.h"
#include "article/raw_article.h"

namespace dateline::article {

/// Of the feed as a whole.
struct FeedChannel {
  std::string title;
  std::string link;  // relative addresses start from here
  std::string language;
};

/// `header`: the document up to its first item (see RecordCutter).
FeedChannel read_channel(std::string_view header, XmlPrefixes& prefixes);
/// HTML in it is made text, relative addresses are resolved.
RawArticle read_feed_item(const XmlRecord& item, const FeedChannel& channel);

/// `reference` as seen from `base` (RFC 3986); as it is when `base` is no address.
std::string resolve_address(std::string_view base, std::string_view reference);

}  // namespace dateline::article
