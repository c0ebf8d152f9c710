// What of an article may stand in a page: text that stays text, whatever it holds.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "text/byte_range.h"

namespace dateline::render {

/// `text` on one line, as content of an element or of a quoted attribute: what printable() leaves, without
/// characters that HTML does not allow (noncharacters become U+FFFD), with & < > " ' as references.
std::string html_text(std::string_view text);

/// The same with its `highlights` (ascending, disjoint) in <mark> elements; for content alone.
std::string html_marked(std::string_view text, std::span<const text::ByteRange> highlights);

/// ` lang="de"` for a language code, with the blank before it; empty for anything else.
std::string html_language(std::string_view code);

/// A link to `url` if web_address() makes one of it, else `content` alone. `content` is HTML.
std::string html_link(std::string_view url, std::string_view content);

}  // namespace dateline::render
