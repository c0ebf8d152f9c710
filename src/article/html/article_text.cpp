// The blocks of the element that holds the text, without those that are none of it.
#include "article/html/article_text.h"

#include <algorithm>
#include <unordered_set>

#include "article/clean_text.h"
#include "article/html/ascii.h"
#include "article/html/insert_lines.h"
#include "article/html/page_outline.h"
#include "article/html/standfirst.h"

namespace dateline::article {
namespace {

constexpr std::uint32_t kShort = 12;  // words of a line that may be a byline or a label

class TextChoice {
 public:
  TextChoice(const PageTree& tree, const std::vector<TextBlock>& blocks, std::string_view title)
      : tree_(&tree), blocks_(&blocks), outline_(tree, blocks), title_(skeleton(title)) {
    first_ = outline_.text_element(headline());
    end_ = tree[first_].end;
  }

  ArticleText run() {
    note_captions();
    const Standfirsts standfirsts(*tree_, *blocks_, outline_, title_, text_begin());
    for (const TextBlock& block : *blocks_) {
      text_.page_words += block.words;
      text_.page_link_words += block.link_words;
      const bool inside = block.begin >= first_ && block.begin < end_;
      if (((inside && !outline_.left_out(block)) || standfirsts.holds(block)) && belongs(block))
        chosen_.push_back(&block);
    }
    cut_ends();
    drop_headings_of_nothing();
    for (const TextBlock* block : chosen_) append(*block);
    text_.marked = outline_.marked();
    return std::move(text_);
  }

 private:
  /// Where the page shows the title as a heading, or else in any line.
  NodeIndex headline() const {
    NodeIndex line = 0;
    for (const TextBlock& block : *blocks_) {
      if (title_.empty() || skeleton(block.text) != title_) continue;
      if (block.heading) return block.begin;
      if (line == 0) line = block.begin;
    }
    return line;
  }

  /// The first node of running text.
  NodeIndex text_begin() const {
    for (const TextBlock& block : *blocks_) {
      if (block.begin >= first_ && weight_of(block) > 0 && !outline_.left_out(block)) return block.begin;
    }
    return first_;
  }

  /// What pictures say in place of themselves; the same as a line of the page is a caption.
  void note_captions() {
    for (NodeIndex i = 0; i < tree_->size(); ++i) {
      if ((*tree_)[i].tag == GUMBO_TAG_IMG && tree_->has_attribute(i, "alt"))
        captions_.insert(skeleton(tree_->attribute(i, "alt")));
    }
  }

  bool is_caption(const TextBlock& block) const {
    return !block.heading && !captions_.empty() && captions_.contains(skeleton(block.text));
  }

  bool belongs(const TextBlock& block) {
    if (block.row ? block.link_words == block.words : block.link_words * 10 > block.words * 6) return false;
    if (block.list_item && block.link_words * 2 > block.words) return false;
    if (skeleton(block.text) == title_) return false;
    if (block.words >= kShort && !seen_.insert(block.text).second) return false;
    return !is_insert(block) && !is_caption(block);
  }

  static bool is_scrap(const TextBlock& block) {
    return block.words < kShort && !block.ends_sentence && !block.list_item && !block.row;
  }

  static bool is_end(const TextBlock& block) {
    return block.heading ? !ends_as_text(block) : is_scrap(block);
  }

  /// Bylines and dates before the text, labels behind it.
  void cut_ends() {
    const auto running = [](const TextBlock* block) { return weight_of(*block) > 0; };
    auto begin = chosen_.begin();
    const auto first = std::ranges::find_if(chosen_, running);
    if (first == chosen_.end()) return;
    const auto label = [](const TextBlock* block) { return is_scrap(*block) && !block->heading; };
    const auto removed = std::remove_if(begin, first, label);
    chosen_.erase(removed, first);
    while (!chosen_.empty() && is_end(*chosen_.back())) chosen_.pop_back();
  }

  /// A heading stands above something that is kept.
  void drop_headings_of_nothing() {
    std::vector<const TextBlock*> kept;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const TextBlock* behind = i + 1 < chosen_.size() ? chosen_[i + 1] : nullptr;
      if (!chosen_[i]->heading || ends_as_text(*chosen_[i]) || (behind && heads(*chosen_[i], *behind)))
        kept.push_back(chosen_[i]);
    }
    chosen_ = std::move(kept);
  }

  /// Headings that end with a point are what editors make of paragraphs to show them large.
  static bool ends_as_text(const TextBlock& heading) {
    return heading.words >= kShort / 2 && (heading.text.ends_with('.') || heading.words > 2 * kShort);
  }

  /// Or does it stand in a box of which nothing else is kept?
  bool heads(const TextBlock& heading, const TextBlock& behind) const {
    if (&heading + 1 == &behind) return true;
    NodeIndex box = (*tree_)[heading.element].parent;
    const TextBlock& next = *(&heading + 1);
    while (box != 0 && next.begin >= (*tree_)[box].end) box = (*tree_)[box].parent;
    return behind.begin < (*tree_)[box].end;
  }

  void append(const TextBlock& block) {
    if (!text_.text.empty()) text_.text += "\n\n";
    text_.text += block.text;
    text_.words += block.words;
    text_.running_words += block.ends_sentence || block.words >= 2 * kShort ? block.words : 0;
  }

  const PageTree* tree_;
  const std::vector<TextBlock>* blocks_;
  PageOutline outline_;
  std::string title_;
  NodeIndex first_ = 0;
  NodeIndex end_ = 0;
  std::vector<const TextBlock*> chosen_;
  std::unordered_set<std::string> captions_;   // skeletons
  std::unordered_set<std::string_view> seen_;  // paragraphs; pages repeat some in boxes
  ArticleText text_;
};

}  // namespace

ArticleText article_text(const PageTree& tree, const std::vector<TextBlock>& blocks, std::string_view title) {
  return TextChoice(tree, blocks, title).run();
}

}  // namespace dateline::article
