// One pass over bytes each; runs without blanks or controls are copied whole.
#include "article/clean_text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <unordered_set>

namespace dateline::article {
namespace {

/// Bytes of the blank (or control character) that `text` begins with, or 0.
std::size_t blank_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first <= ' ' || first == 0x7F) return 1;
  if (first == 0xC2 && text.size() >= 2) return text[1] == '\x85' || text[1] == '\xA0' ? 2 : 0;
  if (first == 0xE2 && text.size() >= 3)
    return text[1] == '\x80' && (text[2] == '\xA8' || text[2] == '\xA9') ? 3 : 0;
  return 0;
}

std::size_t last_blank_length(std::string_view text) {
  for (std::size_t length = 1; length <= std::min<std::size_t>(3, text.size()); ++length) {
    if (blank_length(text.substr(text.size() - length)) == length) return length;
  }
  return 0;
}

/// Position of the next control character (below U+0020, or DEL) from `at` on; the end when there is none.
std::size_t next_control(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  // Eight bytes at a time: which of them are below 0x20, or equal 0x7F (a borrow may add a false one, never
  // hide one).
  while (at + 8 <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    const std::uint64_t below = (word - kOnes * 0x20U) & ~word & kHighBits;
    const std::uint64_t other = word ^ (kOnes * 0x7FU);
    if ((below | ((other - kOnes) & ~other & kHighBits)) != 0) break;
    at += 8;
  }
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; };
  while (at < text.size() && !is_control(text[at])) ++at;
  return at;
}

void drop_blanks_at_end_of_line(std::string& text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.pop_back();
}

}  // namespace

std::string_view without_outer_blanks(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = blank_length(text);
    if (length == 0) break;
    text.remove_prefix(length);
  }
  while (!text.empty()) {
    const std::size_t length = last_blank_length(text);
    if (length == 0) break;
    text.remove_suffix(length);
  }
  return text;
}

std::string one_line(std::string_view text) {
  text = without_outer_blanks(text);
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    if (const std::size_t length = blank_length(text); length != 0) {
      if (out.back() != ' ') out += ' ';
      text.remove_prefix(length);
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

std::string clean_body(std::string_view text) {
  text = without_outer_blanks(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t control = next_control(text, at);
    out.append(text, at, control - at);
    at = control;
    if (at == text.size()) break;
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (text[at] == '\n' || text[at] == '\r') {
      drop_blanks_at_end_of_line(out);
      out += '\n';
    } else {
      out += text[at] == '\t' ? '\t' : ' ';
    }
  }
  return out;
}

std::vector<std::string> clean_names(const std::vector<std::string>& names) {
  std::vector<std::string> clean;
  clean.reserve(names.size());  // no name moves: the views stay valid
  std::unordered_set<std::string_view> known;
  for (const std::string& name : names) {
    std::string line = one_line(name);
    if (line.empty() || known.contains(line)) continue;
    clean.push_back(std::move(line));
    known.insert(clean.back());
  }
  return clean;
}

std::string_view without_by(std::string_view author) {
  author = without_outer_blanks(author);
  const bool by = author.size() > 3 && (author[0] == 'B' || author[0] == 'b') &&
                  (author[1] == 'y' || author[1] == 'Y') && author[2] == ' ';
  return by ? without_outer_blanks(author.substr(3)) : author;
}

}  // namespace dateline::article
