// Block elements and double line breaks end a block; everything else is inline.
#include "article/html/text_blocks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "article/html/ascii.h"

namespace dateline::article {
namespace {

bool is_inline(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_BR:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_RB:
    case GUMBO_TAG_META:
    case GUMBO_TAG_LINK:
    case GUMBO_TAG_UNKNOWN:
      return true;
    default:
      return false;
  }
}

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

bool is_cell(GumboTag tag) { return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH; }

/// Two cells or more with a few words each: data, and not what old pages make columns of.
bool is_data_row(const PageTree& tree, NodeIndex row) {
  constexpr std::size_t kLongestCell = 120;  // bytes
  std::size_t cells = 0;
  std::size_t filled = 0;
  std::size_t size = 0;
  for (NodeIndex i = row + 1; i < tree[row].end; ++i) {
    const PageNode& node = tree[i];
    if (node.is_text()) {
      if ((size += node.text.size()) > kLongestCell) return false;
      filled += node.text.find_first_not_of(" \t\r\n\f") == std::string_view::npos ? 0 : 1;
    } else if (is_cell(node.tag)) {
      ++cells;
      size = 0;
    } else if (node.tag != GUMBO_TAG_P && (!is_inline(node.tag) || node.tag == GUMBO_TAG_BR)) {
      return false;
    }
  }
  return cells >= 2 && filled >= 2;
}

/// Bytes of the blank that the text begins with: ASCII's, or the no-break space.
std::size_t blank_length(std::string_view text) {
  if (is_html_blank(text[0])) return 1;
  return text.starts_with("\xC2\xA0") ? 2 : 0;
}

/// A lead byte of Han, kana, Thai, Lao, Burmese, Khmer: scripts that put no blanks between words.
bool is_blankless(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first >= 0xE3 && first <= 0xE9) return true;
  if (text.size() < 2) return false;
  const auto second = static_cast<unsigned char>(text[1]);
  return (first == 0xE0 && second >= 0xB8 && second <= 0xBB) ||
         (first == 0xE1 && (second == 0x80 || second == 0x81 || second == 0x9E || second == 0x9F));
}

class BlockMaker {
 public:
  explicit BlockMaker(const PageTree& tree) : tree_(&tree) {}

  std::vector<TextBlock> run() {
    for (NodeIndex i = 0; i < tree_->size();) {
      while (!open_.empty() && i >= (*tree_)[open_.back()].end) leave();
      i = enter(i);
    }
    while (!open_.empty()) leave();
    finish();
    return std::move(blocks_);
  }

 private:
  /// The node to go on with.
  NodeIndex enter(NodeIndex i) {
    const PageNode& node = (*tree_)[i];
    if (node.is_text()) {
      breaks_ = node.text.find_first_not_of(" \t\r\n\f") == std::string_view::npos ? breaks_ : 0;
      add(node.text, i);
      return i + 1;
    }
    if (node.tag == GUMBO_TAG_HEAD) return node.end;
    if (node.tag == GUMBO_TAG_BR) {
      add_break();
      return i + 1;
    }
    if (i >= row_end_ && node.tag == GUMBO_TAG_TR && is_data_row(*tree_, i))
      row_begin_ = i, row_end_ = node.end;
    const bool in_row = i > row_begin_ && i < row_end_;
    if (in_row && is_cell(node.tag)) add_cell();
    const bool in_line = in_row || is_inline(node.tag);
    if (!in_line) {
      finish();
      element_.push_back(i);
    }
    if (!in_line || node.tag == GUMBO_TAG_A) {
      links_ += node.tag == GUMBO_TAG_A ? 1 : 0;
      open_.push_back(i);
    }
    return i + 1;
  }

  void leave() {
    const NodeIndex i = open_.back();
    open_.pop_back();
    if ((*tree_)[i].tag == GUMBO_TAG_A) {
      --links_;
      return;
    }
    finish();
    element_.pop_back();
  }

  /// Begins another cell of a row.
  void add_cell() {
    if (block_.text.empty() || block_.text.ends_with("| ")) return;
    if (block_.text.back() != ' ') block_.text += ' ';
    block_.text += "| ";
    in_word_ = false;
  }

  void add_break() {
    if (++breaks_ > 1) {
      finish();
    } else if (!block_.text.empty()) {
      if (block_.text.back() == ' ') block_.text.pop_back();
      block_.text += '\n';
      in_word_ = false;
    }
  }

  void add(std::string_view text, NodeIndex node) {
    while (!text.empty()) {
      if (const std::size_t blank = blank_length(text); blank > 0) {
        if (!block_.text.empty() && block_.text.back() != ' ' && block_.text.back() != '\n')
          block_.text += ' ';
        in_word_ = false;
        text.remove_prefix(blank);
        continue;
      }
      if (block_.text.empty()) block_.begin = node;
      block_.end = node + 1;
      count(text);
      std::size_t length = 1;
      while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
      block_.text.append(text.substr(0, length));
      text.remove_prefix(length);
    }
  }

  void count(std::string_view text) {
    const bool blankless = is_blankless(text);
    if (blankless) {
      halves_ += 1;
      link_halves_ += links_ > 0 ? 1 : 0;
    } else if (!in_word_) {
      halves_ += 2;
      link_halves_ += links_ > 0 ? 2 : 0;
    }
    in_word_ = !blankless;
  }

  void finish() {
    while (!block_.text.empty() && (block_.text.back() == ' ' || block_.text.back() == '\n'))
      block_.text.pop_back();
    if (block_.text.ends_with(" |")) block_.text.resize(block_.text.size() - 2);
    if (!block_.text.empty()) {
      block_.element = element_.empty() ? 0 : element_.back();
      block_.words = (halves_ + 1) / 2;
      block_.link_words = std::min(block_.words, (link_halves_ + 1) / 2);
      block_.ends_sentence = ends_with_sentence(block_.text);
      describe();
      blocks_.push_back(std::move(block_));
    }
    block_ = {};
    halves_ = 0;
    link_halves_ = 0;
    in_word_ = false;
    breaks_ = 0;
  }

  void describe() {
    for (std::size_t i = element_.size(); i-- > 0 && element_.size() - i <= 4;) {
      const GumboTag tag = (*tree_)[element_[i]].tag;
      block_.heading = block_.heading || is_heading(tag);
      block_.list_item = block_.list_item || tag == GUMBO_TAG_LI;
      block_.row = block_.row || (row_end_ > 0 && element_[i] == row_begin_);
    }
  }

  const PageTree* tree_;
  std::vector<TextBlock> blocks_;
  TextBlock block_;
  std::vector<NodeIndex> open_;     // block elements and links around
  std::vector<NodeIndex> element_;  // block elements around
  std::uint32_t halves_ = 0;        // half words
  std::uint32_t link_halves_ = 0;
  unsigned links_ = 0;
  unsigned breaks_ = 0;  // one after the other
  bool in_word_ = false;
  NodeIndex row_begin_ = 0;  // of the last row of a table of data
  NodeIndex row_end_ = 0;
};

}  // namespace

bool ends_with_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 16> kBehind{
      "\"",     "'",      ")",      "]",      " ",      "\u201D", "\u2019", "\u00BB",
      "\u201C", "\u203A", "\u300D", "\u300F", "\uFF09", "\u00AB", "*",      "\u2018"};
  static constexpr std::array<std::string_view, 14> kEnds{".",      "!",      "?",      "\u2026", "\u3002",
                                                          "\uFF01", "\uFF1F", "\u0964", "\u061F", "\u06D4",
                                                          "\u104B", ":",      ";",      "\uFF1A"};
  const auto ends = [&text](std::string_view mark) { return text.ends_with(mark); };
  for (int i = 0; i < 4; ++i) {
    const auto* found = std::ranges::find_if(kBehind, ends);
    if (found == kBehind.end()) break;
    text.remove_suffix(found->size());
  }
  return std::ranges::any_of(kEnds, ends);
}

std::vector<TextBlock> text_blocks(const PageTree& tree) { return BlockMaker(tree).run(); }

}  // namespace dateline::article
