// The text of an item, from the XHTML or NITF that it is marked up with.
#pragma once

#include <string>
#include <string_view>

namespace dateline::article {

/// Paragraphs with a blank line between them. Left out: <head>, <header>, media with their captions, scripts,
/// and a heading in front that is the title.
std::string text_of_news_markup(std::string_view markup, std::string_view title);

}  // namespace dateline::article
