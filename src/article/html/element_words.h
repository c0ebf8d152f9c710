// What the class, the id and the role of an element say of its text.
#pragma once

#include <string_view>

#include "article/html/page_tree.h"

namespace dateline::article {

enum class ElementUse : std::uint8_t {
  unknown,
  aside,    // navigation, advertisements, comments, what else could be read: never the article
  frame,    // bylines, dates, captions, tools around an article: not its text
  article,  // says that it holds an article
  body,     // says that it is the text of one
};

/// Is it called a standfirst: lead, excerpt, summary ...?
bool is_standfirst(const PageTree& tree, NodeIndex index);
/// Is it called the text of a teaser? In lists that is what leads to other articles.
bool is_teaser(const PageTree& tree, NodeIndex index);

ElementUse use_of(const PageTree& tree, NodeIndex index);

}  // namespace dateline::article
