// How well a text agrees with what is expected of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/word_breaker.h"

namespace dateline::pages {

struct Agreement {
  double precision = 0;
  double recall = 0;
  double f1() const { return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall); }
};

class PageScore {
 public:
  explicit PageScore(text::WordBreaker breaker) : breaker_(std::move(breaker)) {}
  /// Words in lower case (ASCII), as a bag.
  Agreement words(std::string_view found, std::string_view expected);

 private:
  std::vector<std::string> words_of(std::string_view text);
  text::WordBreaker breaker_;
};

/// Of an expected text that is only a beginning: so many letters and digits are looked for ...
inline constexpr std::size_t kBeginningLetters = 100;
/// ... and so many may stand before them in what is found: a standfirst of two sentences.
inline constexpr std::size_t kMostBefore = 200;

/// How many letters and digits of `found` stand before the first kBeginningLetters of `expected` (all, when
/// it is shorter), which must be there one by one and in their order; nothing when they are not.
std::optional<std::size_t> letters_before(std::string_view found, std::string_view expected);

/// Does `text` hold the passage, whatever the blanks?
bool holds_passage(std::string_view text, std::string_view passage);

/// The same in plain form (see plain_form.h)? Where people expect the site behind or before the title, it may
/// be missing: `site` is what it calls itself, `host` that of its address; either may be empty.
bool same_title(std::string_view found, std::string_view expected, std::string_view site = {},
                std::string_view host = {});

}  // namespace dateline::pages
