// The title of an article that has none of its own.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_range.h"
#include "text/sentence_breaker.h"
#include "text/word_breaker.h"

namespace dateline::article {

/// In code points; a longer sentence is cut before the word that passes it, and ends in U+2026.
inline constexpr std::size_t kLongestCutTitle = 100;

/// Not thread-safe: one per thread.
class TitleCutter {
 public:
  /// The first sentence of `body` (with the next, when it is hardly more than an abbreviation) on one line,
  /// cut to kLongestCutTitle; empty only when `body` holds no text.
  std::string first_sentence(std::string_view body);

 private:
  std::optional<text::WordBreaker> breaker_;  // opened when it is first needed
  std::vector<text::ByteRange> words_;
  std::vector<text::SentenceStart> sentences_;
};

}  // namespace dateline::article
