// Lines that editors' systems put between the paragraphs of an article.
#pragma once

#include <string_view>

#include "article/html/text_blocks.h"

namespace dateline::article {

/// "Read also: ...", "More on this topic", "Photo: ...", "Figure 3: ...", "... | © Agency": no part of the
/// running text, in some languages of Europe. Long blocks never are.
bool is_insert(const TextBlock& block);

}  // namespace dateline::article
