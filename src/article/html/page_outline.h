// Where on a page its running text stands: weights of blocks, summed over the tree.
#pragma once

#include <cstdint>
#include <vector>

#include "article/html/element_words.h"
#include "article/html/page_tree.h"
#include "article/html/text_blocks.h"

namespace dateline::article {

class PageOutline {
 public:
  PageOutline(const PageTree& tree, const std::vector<TextBlock>& blocks);

  /// Does a block stand in something that is not the article: navigation, advertisements, captions ...?
  bool left_out(const TextBlock& block) const { return aside_[block.begin] && aside_[block.end - 1]; }
  bool left_out(NodeIndex index) const { return aside_[index]; }
  ElementUse use(NodeIndex index) const { return uses_[index]; }
  /// Words of running text below a node.
  double weight(NodeIndex index) const { return sums_[(*tree_)[index].end] - sums_[index]; }
  /// Blocks of running text below a node.
  std::uint32_t paragraphs(NodeIndex index) const { return counts_[(*tree_)[index].end] - counts_[index]; }
  /// The element that holds the text of the article; 0 is the whole page. `headline`: a node in the headline
  /// of the page, or 0; of several <article>s with long texts its own is meant.
  NodeIndex text_element(NodeIndex headline) const;
  bool marked() const;

 private:
  void sum(bool all);
  void find_asides(bool frames);
  NodeIndex densest(NodeIndex within) const;
  NodeIndex only_article() const;
  NodeIndex own_article(NodeIndex headline) const;
  NodeIndex best_marked(NodeIndex within) const;
  NodeIndex around_marked(NodeIndex marked, NodeIndex within) const;
  bool has_sisters(NodeIndex index) const;
  NodeIndex climb(NodeIndex index) const;

  const PageTree* tree_;
  const std::vector<TextBlock>* blocks_;
  std::vector<ElementUse> uses_;
  std::vector<bool> aside_;
  std::vector<double> sums_;           // of the blocks before a node
  std::vector<std::uint32_t> counts_;  // the same
};

/// Words of running text in a block: none in headings, lists of links, and scraps.
double weight_of(const TextBlock& block);

}  // namespace dateline::article
