// NewsML-G2: one item of it.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "article/exchange/news_item.h"
#include "article/exchange/xml_node.h"

namespace dateline::article {

/// What packages say of the items that they refer to, by the items' ids. An item that says nothing itself has
/// its headline and topics from the package that stands in front of it.
using NewsPackages = std::map<std::string, std::shared_ptr<const RawArticle>, std::less<>>;
inline constexpr std::size_t kMostPackagedItems =
    100'000;  // of one source; what packages say of others is lost

/// `root`: <newsItem>, or another item, which is no article. A package is noted in `packages`.
NewsItem read_g2_item(const XmlNode& root, NewsPackages& packages);

}  // namespace dateline::article
