// NewsML 1.0 to 1.2: one item of it.
#pragma once

#include "article/exchange/news_item.h"
#include "article/exchange/xml_node.h"

namespace dateline::article {

/// Is an element called <NewsItem>, in lower case like in NewsML-G2, of NewsML 1?
bool is_newsml_1(const XmlNode& root);

/// `root`: <NewsItem>. Of alternatives, which may be translations, the first one with a text.
NewsItem read_newsml_1_item(const XmlNode& root);

}  // namespace dateline::article
