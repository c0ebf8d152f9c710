// One <DOC> record of a TREC collection.
#pragma once

#include <string_view>

#include "article/raw_article.h"

namespace dateline::article {

/// `record`: from its opening tag on, the closing one left out. The collections name their fields
/// differently: see docs/formats.md for the table. Elements inside a field (<P>, <F P=105>) are markup, not
/// text; a <P> begins a paragraph. Named and numeric references are decoded.
RawArticle read_trec_record(std::string_view record);

}  // namespace dateline::article
