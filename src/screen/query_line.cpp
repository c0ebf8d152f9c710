// A line of text that is being typed.
#include "screen/query_line.h"

#include <algorithm>

#include "text/utf8.h"

namespace dateline::screen {
namespace {

constexpr std::size_t kLongestLine = 64 * 1024;  // bytes, as for any query

/// Combining marks belong to the character before them.
bool joins(std::string_view text, std::size_t at) {
  return at > 0 && at < text.size() &&
         text::terminal_width(text.substr(at, text::code_point_at(text, at).size)) == 0;
}

std::size_t after(std::string_view text, std::size_t at) {
  do {
    at += at < text.size() ? text::code_point_at(text, at).size : 0;
  } while (joins(text, at));
  return std::min(at, text.size());
}

std::size_t before(std::string_view text, std::size_t at) {
  do {
    at = at > 0 ? text::boundary_before(text, at - 1) : 0;
  } while (joins(text, at));
  return at;
}

std::size_t word_before(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  while (at > 0 && text[at - 1] != ' ') --at;
  return at;
}

void erase(QueryLine& line, std::size_t from, std::size_t to) {
  line.text.erase(from, to - from);
  line.cursor = from;
}

void insert(QueryLine& line, const std::string& text) {
  if (line.text.size() + text.size() > kLongestLine) return;
  line.text.insert(line.cursor, text);
  line.cursor += text.size();
}

}  // namespace

QueryLine edited(QueryLine line, const Key& key) {
  switch (key.kind) {
    case KeyKind::character:
      insert(line, key.text);
      break;
    case KeyKind::backspace:
      erase(line, before(line.text, line.cursor), line.cursor);
      break;
    case KeyKind::erase:
      erase(line, line.cursor, after(line.text, line.cursor));
      break;
    case KeyKind::erase_word:
      erase(line, word_before(line.text, line.cursor), line.cursor);
      break;
    case KeyKind::erase_line:
      line = {};
      break;
    case KeyKind::left:
      line.cursor = before(line.text, line.cursor);
      break;
    case KeyKind::right:
      line.cursor = after(line.text, line.cursor);
      break;
    case KeyKind::home:
      line.cursor = 0;
      break;
    case KeyKind::end:
      line.cursor = line.text.size();
      break;
    default:
      break;
  }
  return line;
}

}  // namespace dateline::screen
