// Three characters that would break a line of values, and the way back.
#include "store/escaped_text.h"

namespace dateline::store {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\t')
      out += "\\t";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\\')
      out += "\\\\";
    else
      out += c;
  }
  return out;
}

std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i == text.size()) return std::nullopt;
    if (text[i] == 't')
      out += '\t';
    else if (text[i] == 'n')
      out += '\n';
    else if (text[i] == '\\')
      out += '\\';
    else
      return std::nullopt;
  }
  return out;
}

}  // namespace dateline::store
