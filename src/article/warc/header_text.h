// Names and values in the headers of web archives and of HTTP.
#pragma once

#include <string_view>

namespace dateline::article {

/// Without the blanks and line ends around it.
inline std::string_view without_header_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace dateline::article
