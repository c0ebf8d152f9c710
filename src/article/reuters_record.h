// One <REUTERS> record of the Reuters-21578 collection.
#pragma once

#include <string>
#include <string_view>

#include "article/raw_article.h"

namespace dateline::article {

/// The position of an opening tag (`name` without brackets, in any case) in `text` from `from` on, or npos.
std::size_t find_opening_tag(std::string_view text, std::string_view name, std::size_t from = 0);
/// Likewise of the closing tag.
std::size_t find_closing_tag(std::string_view text, std::string_view name, std::size_t from = 0);

/// &lt; &gt; &amp; &quot; &apos; and numeric references as characters; references to control characters as
/// blanks. Anything else stays.
std::string decode_references(std::string_view text);

/// `record`: from its opening tag on, the closing one left out. TYPE="BRIEF" has only a title; "UNPROC" (and
/// a record with neither TITLE nor BODY) the raw text as its body.
RawArticle read_reuters_record(std::string_view record);

}  // namespace dateline::article
