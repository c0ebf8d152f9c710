// Lines are joined into blocks; the first ones are told by what they look like.
#include "article/exchange/wire_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "article/clean_text.h"
#include "article/exchange/news_item.h"
#include "article/html/ascii.h"

namespace dateline::article {
namespace {

constexpr std::size_t kLongestHeadline = 250;
constexpr std::size_t kLongestDateline = 100;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_blank(std::string_view line) { return without_outer_blanks(line).empty(); }

bool is_indented(std::string_view line) { return line.starts_with("  ") || line.starts_with('\t'); }

/// Blocks between empty lines and indents; `first_is_head`: the first one stands above an indented one.
std::vector<std::string> paragraphs_of(const std::vector<std::string_view>& lines) {
  std::vector<std::string> blocks;
  bool open = false;
  for (const std::string_view line : lines) {
    std::string text = one_line(line);
    if (text.empty()) {
      open = false;
      continue;
    }
    const bool ends = text.ends_with('=');
    if (ends) text = one_line(text.substr(0, text.size() - 1));
    if (!open || is_indented(line)) {
      blocks.push_back(std::move(text));
    } else {
      blocks.back().append(" ").append(text);
    }
    open = !ends;
  }
  std::erase(blocks, "");
  return blocks;
}

std::string joined(const std::vector<std::string>& blocks, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < blocks.size(); ++i) {
    if (!text.empty()) text += "\n\n";
    text += blocks[i];
  }
  return text;
}

/// Typewriter's quotation marks and dashes.
std::string typographic(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("``")) {
      out += "\u201c";
      ++i;
    } else if (rest.starts_with("''")) {
      out += "\u201d";
      ++i;
    } else if (rest.starts_with(" _ ")) {
      out += " \u2013";
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

struct Block {
  std::string text;
  bool above = false;  // began with "^"
};

std::vector<Block> anpa_blocks(std::string_view text) {
  std::vector<Block> blocks;
  Block block;
  const auto finish = [&] {
    while (block.text.ends_with('@')) block.text.pop_back();
    block.text = one_line(typographic(block.text));
    if (!block.text.empty()) blocks.push_back(block);
    block = Block{};
  };
  for (const std::string_view line : lines_of(text)) {
    if (is_blank(line) || is_indented(line)) finish();
    std::string_view rest = line;
    while (true) {
      const std::size_t end = rest.find('<');
      std::string_view piece = rest.substr(0, end);
      if (piece.starts_with('^')) {
        finish();
        block.above = true;
        piece.remove_prefix(1);
      }
      block.text.append(" ").append(piece);
      if (end == std::string_view::npos) break;
      finish();
      rest.remove_prefix(end + 1);
    }
  }
  finish();
  return blocks;
}

bool is_byline(std::string_view text) { return text.starts_with("By ") || text.starts_with("BY "); }

/// Notes to editors, credits, markers of other systems.
bool is_note(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kNotes{
      "Eds:", "EDS:", "Ed:", "AP ", "Associated Press", "code:", "SYMBOL:", "INDEX", "Update"};
  return std::ranges::any_of(kNotes, [&](std::string_view note) { return text.starts_with(note); });
}

}  // namespace

std::string dateline_of(std::string_view text) {
  const std::size_t close = text.substr(0, kLongestDateline).find(')');
  const std::size_t open = text.substr(0, kLongestDateline).find('(');
  if (close == std::string_view::npos || open == std::string_view::npos || open > close) return {};
  std::string_view behind = text.substr(close + 1);
  for (const std::string_view dash : {" - ", " -- ", " \u2013 ", " \u2014 ", " _ "}) {
    if (behind.starts_with(dash)) return std::string(text.substr(0, close + 1)) + " -";
  }
  return {};
}

std::string agency_in_dateline(std::string_view dateline) {
  const std::size_t open = dateline.rfind('(');
  const std::size_t close = dateline.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  return std::string(dateline.substr(open + 1, close - open - 1));
}

void read_iptc_text(std::string_view text, RawArticle& raw) {
  const std::vector<std::string> blocks = paragraphs_of(lines_of(text));
  std::size_t from = 0;
  if (blocks.size() > 1 && blocks[0].size() <= kLongestHeadline && dateline_of(blocks[0]).empty()) {
    raw.title = blocks[0];
    from = 1;
  }
  if (from + 1 < blocks.size() && raw.authors.empty() && is_byline(blocks[from])) {
    raw.authors = names_in_byline(blocks[from]);
    ++from;
  }
  if (from < blocks.size()) raw.dateline = dateline_of(blocks[from]);
  raw.body = joined(blocks, from);
}

void read_anpa_text(std::string_view text, std::string_view keyword, RawArticle& raw) {
  std::string slug;
  std::vector<std::string> body;
  for (Block& block : anpa_blocks(text)) {
    const bool headline = block.text.starts_with("HL:");
    const bool of_keyword =
        !keyword.empty() && ascii_lower(block.text).find(ascii_lower(keyword)) != std::string::npos;
    if (headline) {
      raw.title = one_line(std::string_view(block.text).substr(3));
    } else if (body.empty() && is_byline(block.text)) {
      raw.authors = names_in_byline(block.text);
    } else if (body.empty() && of_keyword && slug.empty() && block.text.size() <= kLongestHeadline) {
      slug = block.text;
    } else if (body.empty() && is_note(block.text)) {
      continue;
    } else if (block.above) {
      const bool name = ascii_lower(block.text) != block.text && raw.title.empty() && body.empty();
      if (name) raw.title = block.text;
    } else {
      body.push_back(std::move(block.text));
    }
  }
  if (raw.title.empty()) raw.title = slug;
  if (!body.empty()) raw.dateline = dateline_of(body.front());
  raw.body = joined(body, 0);
}

}  // namespace dateline::article
