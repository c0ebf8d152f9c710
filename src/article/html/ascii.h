// Letters and blanks as markup knows them: ASCII alone.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace dateline::article {

constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_html_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

using text::ascii_lower;  // of whole texts

inline bool equal_ignoring_case(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
}

/// Letters, digits and what is beyond ASCII alone, in lower case: two spellings of one title are equal.
inline std::string skeleton(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80)
      out += ascii_lower(c);
  }
  return out;
}

}  // namespace dateline::article
