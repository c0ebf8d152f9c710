// What stands between the headline and the text and belongs to it.
#pragma once

#include <string_view>
#include <vector>

#include "article/html/page_outline.h"
#include "article/html/page_tree.h"
#include "article/html/text_blocks.h"

namespace dateline::article {

class Standfirsts {
 public:
  /// `text`: a node in the first paragraph of the article. All but `title` outlive the object.
  Standfirsts(const PageTree& tree, const std::vector<TextBlock>& blocks, const PageOutline& outline,
              std::string_view title, NodeIndex text);

  /// Before the text, a sentence in what the page calls a lead, a summary ... Behind the headline it may be
  /// in what is called a teaser elsewhere, may be a heading, or have no name but stand in one <header> with
  /// the headline.
  bool holds(const TextBlock& block) const;

 private:
  bool is_named(const TextBlock& block, bool behind_headline) const;
  bool shares_header(const TextBlock& block) const;
  bool is_out_of_sight(NodeIndex element) const;
  bool is_around_text(NodeIndex element) const { return element <= text_ && text_ < (*tree_)[element].end; }

  const PageTree* tree_;
  const PageOutline* outline_;
  NodeIndex text_;
  NodeIndex headline_ = 0;  // 0: there is none before the text
};

}  // namespace dateline::article
