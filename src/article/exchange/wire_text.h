// The text of a wire message: lines that were broken for teleprinters, made headline, byline and paragraphs.
#pragma once

#include <string>
#include <string_view>

#include "article/raw_article.h"

namespace dateline::article {

/// IPTC 7901. Paragraphs begin with blanks or behind an empty line; what stands in front of the first is the
/// headline, where it is short. "=" at the end of a line, which marks headlines, goes.
void read_iptc_text(std::string_view text, RawArticle& raw);

/// ANPA 1312. "<" ends a paragraph; lines that begin with "^" stand above the text (headline, byline, notes).
/// `` and '' are quotation marks, "_" between blanks is a dash.
void read_anpa_text(std::string_view text, std::string_view keyword, RawArticle& raw);

/// "PARIS, March 22 (AFP) - ": what stands in front of the text, up to the dash behind the name of the
/// agency. Empty when a text begins otherwise.
std::string dateline_of(std::string_view text);
/// "AFP"
std::string agency_in_dateline(std::string_view dateline);

}  // namespace dateline::article
