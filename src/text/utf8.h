// Bytes and code points: what every module above needs to know of UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::text {

bool is_ascii(std::string_view bytes);
bool is_valid_utf8(std::string_view bytes);

struct Repaired {
  std::string text;            // valid UTF-8
  std::uint64_t replaced = 0;  // how many U+FFFD were put in
};
/// Every maximal invalid sequence becomes one U+FFFD (Unicode 15, section 3.9, "maximal subpart").
Repaired replace_invalid_utf8(std::string_view bytes);

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;  // bytes in UTF-8
};
/// The code point that begins at byte `at` of `text` (at < text.size()). Where the text is not valid: U+FFFD
/// of one byte.
CodePoint code_point_at(std::string_view text, std::size_t at);
/// The greatest character boundary of `text` that is at most `at`.
std::size_t boundary_before(std::string_view text, std::size_t at);

/// `text` with A to Z as a to z, and nothing else changed: for what is ASCII by its nature (codes,
/// abbreviations).
std::string ascii_lower(std::string_view text);

/// Number of code points of valid UTF-8.
std::size_t count_code_points(std::string_view text);
/// Number of terminal columns of valid UTF-8: East Asian wide and full-width characters take 2, combining
/// marks 0.
std::size_t terminal_width(std::string_view text);
/// The longest prefix of at most `columns` terminal columns that ends between grapheme clusters.
std::string_view prefix_of_width(std::string_view text, std::size_t columns);

}  // namespace dateline::text
