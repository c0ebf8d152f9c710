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
  std::string text;             // valid UTF-8
  std::uint64_t replaced = 0;   // how many U+FFFD were put in
};
/// Every maximal invalid sequence becomes one U+FFFD (Unicode 15, section 3.9, "maximal subpart").
Repaired replace_invalid_utf8(std::string_view bytes);

/// Number of code points of valid UTF-8.
std::size_t count_code_points(std::string_view text);
/// Number of terminal columns of valid UTF-8: East Asian wide and full-width characters take 2, combining marks 0.
std::size_t terminal_width(std::string_view text);
/// The longest prefix of at most `columns` terminal columns that ends between grapheme clusters.
std::string_view prefix_of_width(std::string_view text, std::size_t columns);

}  // namespace dateline::text
