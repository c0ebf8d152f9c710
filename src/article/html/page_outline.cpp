// Paragraphs vote for the elements around them; what the page says of its elements comes on top.
#include "article/html/page_outline.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::uint32_t kScrapWords =
    10;                                 // fewer words are a paragraph only when they end as a sentence does
constexpr double kMostOfThePage = 0.5;  // what holds so much of the text is no aside, whatever it is called
constexpr double kArticleShare = 0.3;   // of the page: what an <article> with less holds is something else
constexpr double kMarkedShare =
    0.4;  // of the densest element: what is marked as a text and holds less is none

constexpr double kMostPieces = 0.9;  // of what is marked as a text, when it stands in pieces
constexpr double kFewestLeft =
    0.1;  // of the page: where less is left, captions are the text, as in slide shows
constexpr double kOwnArticle = 100;  // words of an article that is more than a line in a list

bool is_paragraph_element(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_CENTER:
      return true;
    default:
      return false;
  }
}

}  // namespace

double weight_of(const TextBlock& block) {
  if (block.heading || block.row || block.link_words * 2 > block.words) return 0;
  if (block.words < kScrapWords && !(block.ends_sentence && block.words >= 4)) return 0;
  return block.words - block.link_words;
}

PageOutline::PageOutline(const PageTree& tree, const std::vector<TextBlock>& blocks)
    : tree_(&tree), blocks_(&blocks), uses_(tree.size(), ElementUse::unknown), aside_(tree.size(), false) {
  sum(true);
  const double all = weight(0);
  find_asides(true);
  sum(false);
  if (weight(0) >= all * kFewestLeft) return;
  sum(true);
  find_asides(false);
  sum(false);
}

void PageOutline::sum(bool all) {
  sums_.assign(tree_->size() + 1, 0);
  counts_.assign(tree_->size() + 1, 0);
  for (const TextBlock& block : *blocks_) {
    if (!all && left_out(block)) continue;
    const double weight = weight_of(block);
    sums_[block.begin + 1] += weight;
    counts_[block.begin + 1] += weight > 0 ? 1 : 0;
  }
  for (NodeIndex i = 0; i < tree_->size(); ++i) {
    sums_[i + 1] += sums_[i];
    counts_[i + 1] += counts_[i];
  }
}

void PageOutline::find_asides(bool frames) {
  const double most = weight(0) * kMostOfThePage;
  for (NodeIndex i = 0; i < tree_->size(); ++i) {
    const PageNode& node = (*tree_)[i];
    aside_[i] = i > 0 && aside_[node.parent];
    if (node.is_text() || aside_[i]) continue;
    uses_[i] = use_of(*tree_, i);
    const bool aside = uses_[i] == ElementUse::aside || (frames && uses_[i] == ElementUse::frame);
    aside_[i] = aside && (weight(i) == 0 || weight(i) < most);
  }
}

/// The one <article> with text, if it holds a good part of the page's; else the whole page.
NodeIndex PageOutline::only_article() const {
  NodeIndex only = 0;
  for (NodeIndex i = 1; i < tree_->size(); ++i) {
    if ((*tree_)[i].tag != GUMBO_TAG_ARTICLE || aside_[i] || weight(i) == 0) continue;
    if (only != 0 && i >= (*tree_)[only].end) return 0;
    if (only == 0) only = i;
  }
  return only != 0 && weight(only) >= kArticleShare * weight(0) ? only : 0;
}

/// The <article> around the headline, where it holds a text.
NodeIndex PageOutline::own_article(NodeIndex headline) const {
  for (NodeIndex i = headline; i != 0; i = (*tree_)[i].parent) {
    if ((*tree_)[i].tag == GUMBO_TAG_ARTICLE) return aside_[i] || weight(i) < kOwnArticle ? 0 : i;
  }
  return 0;
}

NodeIndex PageOutline::densest(NodeIndex within) const {
  std::vector<double> votes(tree_->size(), 0);
  for (const TextBlock& block : *blocks_) {
    double weight = left_out(block) ? 0 : weight_of(block);
    if (weight == 0) continue;
    NodeIndex element = block.element;
    if (is_paragraph_element((*tree_)[element].tag)) element = (*tree_)[element].parent;
    for (int level = 0; level < 3; ++level, weight /= 2) {
      votes[element] += weight;
      if (element == 0) break;
      element = (*tree_)[element].parent;
    }
  }
  NodeIndex best = within;
  double most = 0;
  for (NodeIndex i = within; i < (*tree_)[within].end; ++i) {
    const double bonus = uses_[i] == ElementUse::body ? 1.5 : uses_[i] == ElementUse::article ? 1.2 : 1;
    if (votes[i] * bonus > most) {
      most = votes[i] * bonus;
      best = i;
    }
  }
  return best;
}

/// Of the elements that say they hold the text the one with most of it.
NodeIndex PageOutline::best_marked(NodeIndex within) const {
  NodeIndex best = 0;
  double most = 0;
  for (NodeIndex i = std::max<NodeIndex>(within, 1); i < (*tree_)[within].end; ++i) {
    if (uses_[i] != ElementUse::body || aside_[i] || weight(i) <= most) continue;
    best = i;
    most = weight(i);
  }
  return best;
}

/// Do elements of the same name stand beside it, which is that of a part of a text?
bool PageOutline::has_sisters(NodeIndex index) const {
  const auto first_name = [this](NodeIndex i) {
    const std::string_view names = tree_->attribute(i, "class");
    return names.substr(0, names.find(' '));
  };
  const std::string_view name = first_name(index);
  const std::string lower = ascii_lower(name);
  if (lower.find("section") == std::string::npos && lower.find("paragraph") == std::string::npos &&
      lower.find("chapter") == std::string::npos)
    return false;
  const NodeIndex parent = (*tree_)[index].parent;
  for (NodeIndex i = parent + 1; i < (*tree_)[parent].end; i = std::max((*tree_)[i].end, i + 1)) {
    if (i != index && !(*tree_)[i].is_text() && weight(i) > 0 && first_name(i) == name) return true;
  }
  return false;
}

/// The elements around may hold more of the text: the same kind of paragraphs, about as long, without
/// hardly anything else.
NodeIndex PageOutline::climb(NodeIndex index) const {
  while (index != 0) {
    const NodeIndex parent = (*tree_)[index].parent;
    const double more = weight(parent) - weight(index);
    const std::uint32_t paragraphs_more = paragraphs(parent) - paragraphs(index);
    if ((*tree_)[parent].tag == GUMBO_TAG_BODY || (*tree_)[parent].tag == GUMBO_TAG_HTML) break;
    if ((*tree_)[index].tag == GUMBO_TAG_ARTICLE) break;
    if (paragraphs_more > 0) {
      const double length = weight(index) / std::max<std::uint32_t>(1, paragraphs(index));
      const double length_more = more / paragraphs_more;
      if (length_more < length * 0.5 && weight(index) > 150 && !has_sisters(index)) break;
    }
    index = parent;
  }
  return index;
}

/// Texts in many pieces, each marked as a text: the element around most of them.
NodeIndex PageOutline::around_marked(NodeIndex marked, NodeIndex within) const {
  const auto sum_of_marked = [this](NodeIndex index) {
    double total = 0;
    for (NodeIndex i = index; i < (*tree_)[index].end;) {
      const bool text = uses_[i] == ElementUse::body && !aside_[i];
      total += text ? weight(i) : 0;
      i = text ? (*tree_)[i].end : i + 1;
    }
    return total;
  };
  const double all = sum_of_marked(within);
  if (weight(marked) * 2 > all) return marked;
  while (marked != within && sum_of_marked(marked) < all * kMostPieces) marked = (*tree_)[marked].parent;
  return marked;
}

bool PageOutline::marked() const { return best_marked(0) != 0; }

NodeIndex PageOutline::text_element(NodeIndex headline) const {
  const NodeIndex own = own_article(headline);
  const NodeIndex dense = densest(own != 0 ? own : only_article());
  const NodeIndex marked = best_marked(own);
  if (marked != 0 && weight(marked) >= kMarkedShare * weight(dense)) return around_marked(marked, own);
  return climb(dense);
}

}  // namespace dateline::article
