// A text as what stands between its words: blanks, punctuation, and the spellings that its forms do not say.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_range.h"

namespace dateline::store {

/// A word of a text: where it stands there, and the surface of its form (text/form_table.h).
struct WrittenWord {
  text::ByteRange bytes;
  std::string_view surface;
};

/// Appends to `gaps` what `text` is besides the surfaces of its words (in order, disjoint; any may have
/// another spelling in the text than its form). Whatever the bytes: decode_gaps() makes the same text of it
/// again. A few bytes for a sentence; where texts and surfaces differ much, more than the text has.
void encode_gaps(std::string_view text, std::span<const WrittenWord> words, std::string& gaps);

/// Replaces `text` by the one that encode_gaps() was given, and `words`, unless it is null, by the places of
/// its words. `surfaces` are theirs, all of them. False when they and `gaps` are of no text: nothing is
/// believed before it is checked, and no more memory taken than the longest text that they could make.
bool decode_gaps(std::string_view gaps, std::span<const std::string_view> surfaces, std::string& text,
                 std::vector<text::ByteRange>* words);

}  // namespace dateline::store
