// What stands behind length: in a query, as the fewest and the most words.
#pragma once

#include <cstdint>
#include <string_view>

#include "error/result.h"
#include "text/byte_range.h"

namespace dateline::search {

/// Both included.
struct WordRange {
  std::uint32_t least = 0;
  std::uint32_t most = UINT32_MAX;
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

/// `content` of `text` (the query with plain blanks): "500", ">500", ">=500", "<500", "<=500", "100..500",
/// "100..", "..500".
error::Result<WordRange> read_length(std::string_view query, std::string_view text, text::ByteRange content);

}  // namespace dateline::search
