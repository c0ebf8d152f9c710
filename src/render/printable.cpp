// What of an article may reach a terminal, character by character.
#include "render/printable.h"

#include "text/utf8.h"

namespace dateline::render {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }
bool is_line_break(char32_t c) { return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }
bool is_blank(char32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}
bool turns_direction(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

void append_percent(std::string& out, std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint next = text::code_point_at(text, at);
    if (is_line_break(next.value)) {
      out += ' ';
    } else if (is_control(next.value) || (next.value == 0xFFFD && next.size == 1)) {
      out += kReplacement;
    } else if (!turns_direction(next.value)) {
      out += text.substr(at, next.size);
    }
    at += next.size;
  }
  return out;
}

std::string percent_encoded(std::string_view text, bool blanks) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint next = text::code_point_at(text, at);
    const bool encode = is_control(next.value) || is_line_break(next.value) || turns_direction(next.value) ||
                        (next.value == 0xFFFD && next.size == 1) || (blanks && is_blank(next.value));
    if (encode) {
      append_percent(out, text.substr(at, next.size));
    } else {
      out += text.substr(at, next.size);
    }
    at += next.size;
  }
  return out;
}

}  // namespace dateline::render
