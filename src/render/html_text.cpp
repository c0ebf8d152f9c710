// What of an article may stand in a page, character by character.
#include "render/html_text.h"

#include <algorithm>

#include "render/printable.h"
#include "render/web_address.h"
#include "text/utf8.h"

namespace dateline::render {
namespace {

/// Code points that are no characters: HTML counts them as errors.
bool is_noncharacter(char32_t c) { return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFEU; }

std::string_view reference_for(char32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return is_noncharacter(c) ? "\xEF\xBF\xBD" : "";
  }
}

}  // namespace

std::string html_text(std::string_view text) {
  const std::string plain = printable(text);
  std::string out;
  out.reserve(plain.size());
  for (std::size_t at = 0; at < plain.size();) {
    const text::CodePoint next = text::code_point_at(plain, at);
    const std::string_view reference = reference_for(next.value);
    out += reference.empty() ? std::string_view(plain).substr(at, next.size) : reference;
    at += next.size;
  }
  return out;
}

std::string html_marked(std::string_view text, std::span<const text::ByteRange> highlights) {
  std::string out;
  std::size_t at = 0;
  for (const text::ByteRange range : highlights) {
    out += html_text(text.substr(at, range.begin - at));
    out += "<mark>" + html_text(text::slice(text, range)) + "</mark>";
    at = range.end;
  }
  return out + html_text(text.substr(at));
}

std::string html_language(std::string_view code) {
  const bool letters = std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters || code.size() < 2 || code.size() > 3) return {};
  return " lang=\"" + std::string(code) + "\"";
}

std::string html_link(std::string_view url, std::string_view content) {
  const std::string address = web_address(url);
  if (address.empty()) return std::string(content);
  return "<a rel=\"noopener noreferrer\" href=\"" + html_text(address) + "\">" + std::string(content) +
         "</a>";
}

}  // namespace dateline::render
