// How the readers of queries say what is wrong: the place, the query with a caret under it, a hint.
#pragma once

#include <string>
#include <string_view>

#include "error/error.h"

namespace dateline::search {

/// `at`: byte of the query, from 0; its length for "at the end".
inline error::Error bad_query(std::string_view query, std::size_t at, std::string message,
                              std::string hint = {}) {
  return {error::ErrorKind::bad_query,
          {"query", 1, at + 1},
          std::move(message),
          std::string(query),
          std::move(hint)};
}

inline error::Error over_limit(std::string_view query, std::size_t at, std::string message,
                               std::string hint = {}) {
  return {
      error::ErrorKind::limit, {"query", 1, at + 1}, std::move(message), std::string(query), std::move(hint)};
}

/// `text` in straight quotes for a message, cut where it is long.
inline std::string quote(std::string_view text) {
  constexpr std::size_t kLongest = 40;  // bytes
  if (text.size() <= kLongest) return "\"" + std::string(text) + "\"";
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return "\"" + std::string(text.substr(0, end)) + "...\"";
}

}  // namespace dateline::search
