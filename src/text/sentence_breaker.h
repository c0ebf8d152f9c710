// Where sentences and paragraphs begin, said by the word that begins them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/byte_range.h"

namespace dateline::text {

struct SentenceStart {
  std::uint32_t position = 0;  // index of the first word of the sentence
  bool paragraph = false;      // the sentence begins a paragraph
  friend bool operator==(const SentenceStart&, const SentenceStart&) = default;
};

/// Sentence starts of `text`, whose words are `words` (from WordBreaker), sorted; the first word always
/// begins a paragraph; empty if there are no words. Clears `starts` first. A sentence ends at . ! ? ... or
/// their kin in other scripts, closing quotes and brackets included, when blanks follow (not needed after the
/// marks of scripts without blanks) and the next word does not begin in lower case; not after a lone initial
/// ("J. Smith"), a title ("Mr.", "Gen.") or "No." before a digit; after another common abbreviation ("Corp.",
/// "Jan.") or a dotted acronym ("U.S.") only before a capitalised English function word ("The").
/// A paragraph ends, and its last sentence with it, at a blank line, before an indented line (two blanks, an
/// ideographic blank or a tab), at a form feed and, in a text whose lines are not wrapped (median of those
/// directly followed by another over 100 bytes), at every line break.
void find_sentences(std::string_view text, const std::vector<ByteRange>& words,
                    std::vector<SentenceStart>& starts);

}  // namespace dateline::text
