// A stretch of a text by byte offsets, which survives moves and can be stored and compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string_view>

namespace dateline::text {

/// Half-open, in bytes of the UTF-8 text that it belongs to.
struct ByteRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  friend auto operator<=>(const ByteRange&, const ByteRange&) = default;
};
inline std::string_view slice(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.size());
}
inline std::ostream& operator<<(std::ostream& out, ByteRange range) {
  return out << '[' << range.begin << ',' << range.end << ')';
}

}  // namespace dateline::text
