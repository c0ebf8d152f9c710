// What stands around every page: head, style, and the end.
#pragma once

#include <string>
#include <string_view>

namespace dateline::render {

/// From the doctype to the open <main>. The page is whole in itself: it loads nothing, runs nothing, and its
/// policy forbids both. `title`: any text.
std::string begin_html_page(std::string_view title);
std::string end_html_page();

}  // namespace dateline::render
