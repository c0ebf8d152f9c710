// Blanks of all kinds become one kind, and quotes are told apart from signs of letters.
#include "search/query_characters.h"

#include <algorithm>

#include "search/query_error.h"
#include "text/utf8.h"

namespace dateline::search {
namespace {

/// Bytes of the blank or control character that begins at `at`, or 0. Blanks: White_Space of Unicode 15, and
/// U+FEFF.
std::size_t blank_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  if (byte(0) <= 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2) return byte(1) <= 0xA0 ? 2 : 0;  // U+0080 to U+00A0
  const auto code = byte(0) << 16U | byte(1) << 8U | byte(2);
  if (code >= 0xE28080 && code <= 0xE2808A) return 3;  // U+2000 to U+200A
  for (const unsigned blank : {0xE19A80U, 0xE280A8U, 0xE280A9U, 0xE280AFU, 0xE2819FU, 0xE38080U, 0xEFBBBFU}) {
    if (code == blank) return 3;
  }
  return 0;
}

std::string with_plain_blanks(std::string_view query) {
  std::string out(query);
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t length = blank_length(query, at);
    std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), length, ' ');
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::size_t first_invalid_byte(std::string_view query) {
  const std::string repaired = text::replace_invalid_utf8(query).text;
  auto at = static_cast<std::size_t>(std::ranges::mismatch(query, repaired).in1 - query.begin());
  // U+FFFD may share its first bytes with the sequence that it stands for.
  while (at > 0 && !text::is_valid_utf8(query.substr(0, at))) --at;
  return at;
}

bool is_hebrew_letter(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && text[at] == '\xD7' && text[at + 1] >= '\x90' && text[at + 1] <= '\xAA';
}

/// Bytes of the typographic double quote at `at`, or 0: “ ” „ ‟ « ».
std::size_t typographic_quote(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("«") || rest.starts_with("»")) return 2;
  return rest == "“" || rest == "”" || rest == "„" || rest == "‟" ? 3 : 0;
}

}  // namespace

error::Result<std::string> read_characters(std::string_view query, const QueryLimits& limits) {
  if (query.size() > limits.bytes) {
    // Too long to be shown.
    return over_limit({}, limits.bytes,
                      "the query has " + std::to_string(query.size()) + " bytes, at most " +
                          std::to_string(limits.bytes) + " are read",
                      "ask in parts, one query a line of a --batch file");
  }
  if (!text::is_valid_utf8(query)) {
    return bad_query(query, first_invalid_byte(query), "the query is not valid UTF-8 from here on",
                     "set the terminal or the file to UTF-8");
  }
  return with_plain_blanks(query);
}

std::size_t straight_quote(std::string_view text, std::size_t at) {
  if (text[at] != '"') return 0;
  return at >= 2 && is_hebrew_letter(text, at - 2) && is_hebrew_letter(text, at + 1) ? 0 : 1;
}

std::size_t any_quote(std::string_view text, std::size_t at) {
  return std::max(straight_quote(text, at), typographic_quote(text, at));
}

}  // namespace dateline::search
