// NITF, the News Industry Text Format.
#pragma once

#include "article/exchange/news_item.h"
#include "article/exchange/xml_node.h"

namespace dateline::article {

/// Fills what `item` does not have yet from a <nitf> element, which may stand alone or in an item of another
/// format.
void read_nitf(const XmlNode& nitf, NewsItem& item);

}  // namespace dateline::article
