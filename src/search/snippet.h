// The passages of an article that best show why it matched.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "search/search_request.h"
#include "text/byte_range.h"

namespace dateline::search {

/// A stretch of the text that matched a part of the query: one word, or a phrase as a whole.
struct MatchSpan {
  text::ByteRange bytes;
  std::uint32_t part = 0;  // which part of the query (leaf), from 0
  double weight = 1;       // of that part
};

/// `text`      the body (or the title when the body is empty or has no match), valid UTF-8 as stored.
/// `matches`   sorted by begin; may overlap.
/// `sentences` byte offsets where sentences begin, ascending.
/// Returns at most `passages` passages, in text order, disjoint, together at most `chars` code points; each
/// begins and ends at a sentence or, where that does not fit, at a word, with "…" where a sentence was cut;
/// line breaks and control characters become blanks and runs of blanks one. A passage is chosen by the sum of
/// the weights of the distinct parts it holds, then for lying in one sentence, then for the closeness of
/// these parts, then for standing first; a part that an earlier choice shows counts a quarter. Highlights
/// refer to Passage::text; overlapping ones are joined. Without matches: the beginning of the text. Every
/// passage holds at least one match as long as there is any. Passages are only split off while each has 40
/// characters.
std::vector<Passage> best_passages(std::string_view text, std::span<const MatchSpan> matches,
                                   std::span<const std::uint32_t> sentences, std::uint32_t passages,
                                   std::uint32_t chars);

/// One line without control characters; `ranges` are moved along.
Passage one_line(std::string_view text, std::span<const text::ByteRange> ranges);

}  // namespace dateline::search
