// Names of elements, and where they stand.
#include "article/html/standfirst.h"

#include <string>

#include "article/html/ascii.h"
#include "article/html/element_words.h"

namespace dateline::article {
namespace {

constexpr std::uint32_t kLongest = 120;  // words
constexpr std::uint32_t kShortest = 4;   // of a heading below the headline
constexpr int kLevels = 4;               // elements around a block whose names are asked

}  // namespace

Standfirsts::Standfirsts(const PageTree& tree, const std::vector<TextBlock>& blocks,
                         const PageOutline& outline, std::string_view title, NodeIndex text)
    : tree_(&tree), outline_(&outline), text_(text) {
  const std::string headline = skeleton(title);
  for (const TextBlock& block : blocks) {
    if (block.begin >= text || headline.empty()) break;
    if (skeleton(block.text) == headline) headline_ = block.begin;
  }
}

bool Standfirsts::holds(const TextBlock& block) const {
  if (block.begin >= text_ || block.words > kLongest || block.link_words * 2 > block.words) return false;
  const bool behind = headline_ != 0 && block.begin > headline_;
  const bool heading = block.heading && behind && block.words >= kShortest;
  if (weight_of(block) == 0 && !heading) return false;
  if (!is_named(block, behind) && !(behind && shares_header(block))) return false;
  return behind ? !is_out_of_sight(block.element) : !outline_->left_out(block);
}

bool Standfirsts::is_named(const TextBlock& block, bool behind_headline) const {
  NodeIndex element = block.element;
  for (int level = 0; level < kLevels && element != 0 && !is_around_text(element); ++level) {
    if (is_standfirst(*tree_, element) || (behind_headline && is_teaser(*tree_, element))) return true;
    element = (*tree_)[element].parent;
  }
  return false;
}

bool Standfirsts::shares_header(const TextBlock& block) const {
  if (!block.ends_sentence || outline_->left_out(block)) return false;
  for (NodeIndex element = block.element; element != 0; element = (*tree_)[element].parent) {
    const PageNode& node = (*tree_)[element];
    if (node.tag == GUMBO_TAG_HEADER) return element <= headline_ && headline_ < node.end;
  }
  return false;
}

/// In an element that is hidden or not the article by its tag, whatever its name.
bool Standfirsts::is_out_of_sight(NodeIndex element) const {
  for (; element != 0 && !is_around_text(element); element = (*tree_)[element].parent) {
    switch ((*tree_)[element].tag) {
      case GUMBO_TAG_NAV:
      case GUMBO_TAG_ASIDE:
      case GUMBO_TAG_FOOTER:
      case GUMBO_TAG_FIGURE:
      case GUMBO_TAG_FIGCAPTION:
      case GUMBO_TAG_NOSCRIPT:
      case GUMBO_TAG_BUTTON:
        return true;
      default:
        break;
    }
    if (tree_->has_attribute(element, "hidden") || tree_->attribute(element, "aria-hidden") == "true")
      return true;
  }
  return false;
}

}  // namespace dateline::article
