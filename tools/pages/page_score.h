// How well a text agrees with what is expected of it.
#pragma once

#include <string>
#include <string_view>
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
  /// Are the words of `expected` (which may end inside a word), but for 3 % of them, among the first of
  /// `found`, in their order, with at most a tenth of others and a standfirst between them?
  bool begins_with(std::string_view found, std::string_view expected);

 private:
  std::vector<std::string> words_of(std::string_view text);
  text::WordBreaker breaker_;
};

/// Does `text` hold the passage, whatever the blanks?
bool holds_passage(std::string_view text, std::string_view passage);
/// The same letters and digits, in the same order, whatever the case (of ASCII)? "ss" is as good as "ß";
/// where people expect the name of the site behind the title, it may be missing; and one letter of twenty or
/// more may be mistyped.
bool same_title(std::string_view found, std::string_view expected);

}  // namespace dateline::pages
