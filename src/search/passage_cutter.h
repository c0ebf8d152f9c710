// From the matches that a passage is built around to where the passage begins and ends.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "search/line_ruler.h"
#include "text/byte_range.h"

namespace dateline::search {

/// `cut_begin`, `cut_end`: this edge lies inside a sentence, so that it is marked with "…".
struct PassageRange {
  text::ByteRange bytes;
  bool cut_begin = false;
  bool cut_end = false;
  friend bool operator==(const PassageRange&, const PassageRange&) = default;
};

/// 0, the places where the second and later sentences begin (with the quotes and brackets that open before
/// their first word), and the size of the text. `sentences`: byte offsets of the first words of all
/// sentences.
std::vector<std::uint32_t> sentence_breaks(std::string_view text, std::span<const std::uint32_t> sentences);

class PassageCutter {
 public:
  /// All must outlive the cutter. `breaks` as sentence_breaks() returns them.
  PassageCutter(std::string_view text, std::span<const std::uint32_t> breaks, const LineRuler& ruler)
      : text_(text), breaks_(breaks), ruler_(&ruler) {}

  /// The passage around `core`, within `bounds`, of at most `chars` characters, marks of cuts included.
  PassageRange cut(text::ByteRange core, text::ByteRange bounds, std::uint32_t chars) const;

 private:
  struct Room;
  bool fits(text::ByteRange bytes, const Room& room) const;
  bool is_break(std::uint32_t at) const;
  text::ByteRange add_sentences(text::ByteRange bytes, const Room& room) const;
  text::ByteRange add_words(text::ByteRange bytes, const Room& room) const;
  text::ByteRange within_sentence(text::ByteRange core, text::ByteRange sentence, const Room& room) const;
  std::uint32_t farthest_begin(std::uint32_t end, std::uint32_t core_begin, std::uint32_t most) const;
  std::uint32_t farthest_end(std::uint32_t begin, std::uint32_t core_end, std::uint32_t most) const;

  std::string_view text_;
  std::span<const std::uint32_t> breaks_;
  const LineRuler* ruler_;
};

}  // namespace dateline::search
