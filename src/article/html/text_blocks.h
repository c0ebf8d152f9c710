// The text of a page as blocks: what stands between two places where a browser breaks the line for good.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "article/html/page_tree.h"

namespace dateline::article {

struct TextBlock {
  NodeIndex element = 0;  // the innermost block element around it
  NodeIndex begin = 0;    // the first text node
  NodeIndex end = 0;      // behind the last one
  std::string text;  // blanks folded; a single <br> is a line break; " | " between cells of a row of data
  std::uint32_t words = 0;       // runs between blanks; two characters of a script without blanks are one
  std::uint32_t link_words = 0;  // of them, in links
  bool ends_sentence = false;
  bool heading = false;    // <h1> to <h6>
  bool list_item = false;  // in <li>
  bool row = false;        // of a table of data
};

/// In document order; blank ones are left out.
std::vector<TextBlock> text_blocks(const PageTree& tree);

/// Does a text end with what ends a sentence in some script, quotation marks and brackets behind it left out?
bool ends_with_sentence(std::string_view text);

}  // namespace dateline::article
