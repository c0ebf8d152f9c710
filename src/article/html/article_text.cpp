// The blocks of the element that holds the text, without those that are none of it.
#include "article/html/article_text.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "article/clean_text.h"
#include "article/html/ascii.h"
#include "article/html/page_outline.h"

namespace dateline::article {
namespace {

constexpr std::uint32_t kShort = 12;  // words of a line that may be a byline or a label

/// Letters and digits alone, in lower case: two spellings of one title are equal.
std::string skeleton(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80)
      out += lower_ascii(c);
  }
  return out;
}

/// "Read also: ...", "Foto: ...", "Copyright ...": lines that editors' systems put into texts.
bool begins_as_insert(std::string_view text) {
  static constexpr std::array<std::string_view, 66> kFronts{
      "read also",
      "also read",
      "read more",
      "read:",
      "see also",
      "related:",
      "more:",
      "watch:",
      "don't miss",
      "recommended:",
      "related stories",
      "related articles",
      "more on this",
      "click here",
      "sign up",
      "subscribe",
      "follow us",
      "follow @",
      "share this",
      "advertisement",
      "story continues below",
      "article continues below",
      "continue reading",
      "copyright",
      "\u00a9",
      "(c) ",
      "all rights reserved",
      "photo:",
      "image:",
      "photo by",
      "image credit",
      "photo credit",
      "image source",
      "lesen sie auch",
      "lesen sie hier",
      "mehr zum thema",
      "auch interessant",
      "lesen sie mehr",
      "foto:",
      "bild:",
      "fotos:",
      "bildquelle",
      "quelle:",
      "lire aussi",
      "\u00e0 lire aussi",
      "\u00c0 lire aussi",
      "voir aussi",
      "lea tambi\u00e9n",
      "lee tambi\u00e9n",
      "le puede interesar",
      "te puede interesar",
      "mire:",
      "ver tambi\u00e9n",
      "leia tamb\u00e9m",
      "leia mais",
      "leggi anche",
      "lees ook",
      "czytaj te\u017c",
      "\u0447\u0438\u0442\u0430\u0439\u0442\u0435 \u0442\u0430\u043a\u0436\u0435",
      "tags:",
      "posted in",
      "filed under",
      "follow me",
      "like this:",
      "anzeige",
      "werbung"};
  const std::string front = lower_ascii(text.substr(0, 40));
  return std::ranges::any_of(kFronts, [&front](std::string_view known) { return front.starts_with(known); });
}

class TextChoice {
 public:
  TextChoice(const PageTree& tree, const std::vector<TextBlock>& blocks, std::string_view title)
      : tree_(&tree), blocks_(&blocks), outline_(tree, blocks), title_(skeleton(title)) {
    const NodeIndex element = outline_.text_element();
    first_ = element;
    end_ = tree[element].end;
  }

  ArticleText run() {
    for (const TextBlock& block : *blocks_) {
      text_.page_words += block.words;
      text_.page_link_words += block.link_words;
      const bool inside = block.begin >= first_ && block.begin < end_;
      if ((inside || (block.begin < first_ && is_standfirst_block(block))) && belongs(block))
        chosen_.push_back(&block);
    }
    cut_ends();
    drop_lonely_headings();
    for (const TextBlock* block : chosen_) append(*block);
    text_.marked = outline_.marked();
    return std::move(text_);
  }

 private:
  /// A sentence before the text that the page calls its lead.
  bool is_standfirst_block(const TextBlock& block) const {
    if (weight_of(block) == 0 || block.words > 120) return false;
    NodeIndex element = block.element;
    for (int level = 0; level < 2 && element != 0; ++level, element = (*tree_)[element].parent) {
      if (is_standfirst(*tree_, element)) return true;
    }
    return false;
  }

  bool belongs(const TextBlock& block) {
    if (outline_.left_out(block)) return false;
    if (block.link_words * 10 > block.words * 6) return false;
    if (block.list_item && block.link_words * 2 > block.words) return false;
    if (skeleton(block.text) == title_) return false;
    if (block.words >= kShort && !seen_.insert(block.text).second) return false;
    return block.words > 30 || !begins_as_insert(block.text);
  }

  static bool is_scrap(const TextBlock& block) {
    return block.words < kShort && !block.ends_sentence && !block.list_item;
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
    while (!chosen_.empty() && (is_scrap(*chosen_.back()) || chosen_.back()->heading)) chosen_.pop_back();
  }

  /// A heading stands above something that is kept.
  void drop_lonely_headings() {
    std::vector<const TextBlock*> kept;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const bool last = i + 1 == chosen_.size();
      if (!chosen_[i]->heading || !last) kept.push_back(chosen_[i]);
    }
    chosen_ = std::move(kept);
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
  std::unordered_set<std::string_view> seen_;  // paragraphs; pages repeat some in boxes
  ArticleText text_;
};

}  // namespace

ArticleText article_text(const PageTree& tree, const std::vector<TextBlock>& blocks, std::string_view title) {
  return TextChoice(tree, blocks, title).run();
}

}  // namespace dateline::article
