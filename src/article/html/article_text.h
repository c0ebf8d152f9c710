// The text of the article on a page, without what stands around it and in between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/html/page_tree.h"
#include "article/html/text_blocks.h"

namespace dateline::article {

struct ArticleText {
  std::string text;                 // paragraphs, a blank line between them
  std::uint32_t words = 0;          // as in TextBlock
  std::uint32_t running_words = 0;  // of them, in blocks that end as sentences do or are long
  std::uint32_t page_words = 0;     // of the whole page
  std::uint32_t page_link_words = 0;
  bool marked = false;  // the page says itself which element holds the text of the article
};

/// `title`: of the article, which is left out where it is repeated. Empty when there is no running text.
ArticleText article_text(const PageTree& tree, const std::vector<TextBlock>& blocks, std::string_view title);

}  // namespace dateline::article
