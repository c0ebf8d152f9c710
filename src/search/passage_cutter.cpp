// Where a passage begins and ends: whole sentences when they fit, else words, with room for the marks of the
// cuts.
#include "search/passage_cutter.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace dateline::search {
namespace {

constexpr std::uint32_t kLeastMarked = 8;  // characters: a shorter passage has no room for marks of cuts

bool is_opening(char32_t c) {
  constexpr std::array<char32_t, 17> kOpening{U'"', U'\'', U'(', U'[', U'{',  U'«',  U'‹',  U'“', U'‘',
                                              U'„', U'‚',  U'¿', U'¡', U'「', U'『', U'《', U'（'};
  return std::ranges::find(kOpening, c) != kOpening.end();
}

/// A sentence begins with its first word; the quotes and brackets that open before that word belong to it.
std::uint32_t with_opening_marks(std::string_view text, std::uint32_t at) {
  std::uint32_t begin = at;
  while (begin > 0) {
    const auto before = static_cast<std::uint32_t>(text::boundary_before(text, begin - 1));
    if (!is_opening(text::code_point_at(text, before).value)) break;
    begin = before;
  }
  return may_cut(text, begin) ? begin : at;
}

}  // namespace

struct PassageCutter::Room {
  text::ByteRange bounds;
  std::uint32_t chars = 0;
  std::uint32_t mark = 0;  // characters of one "…"
};

std::vector<std::uint32_t> sentence_breaks(std::string_view text, std::span<const std::uint32_t> sentences) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::vector<std::uint32_t> breaks{0};
  for (std::size_t i = 1; i < sentences.size() && sentences[i] < size;
       ++i) {  // the first one begins the text
    const std::uint32_t begin = with_opening_marks(text, sentences[i]);
    if (begin > breaks.back()) breaks.push_back(begin);
  }
  if (size > 0) breaks.push_back(size);
  return breaks;
}

bool PassageCutter::is_break(std::uint32_t at) const { return std::ranges::binary_search(breaks_, at); }

bool PassageCutter::fits(text::ByteRange bytes, const Room& room) const {
  const std::uint32_t marks = (is_break(bytes.begin) ? 0 : room.mark) + (is_break(bytes.end) ? 0 : room.mark);
  return ruler_->between(bytes.begin, bytes.end) + marks <= room.chars;
}

PassageRange PassageCutter::cut(text::ByteRange core, text::ByteRange bounds, std::uint32_t chars) const {
  const Room room{bounds, chars, chars >= kLeastMarked ? 1U : 0U};
  const auto after = std::ranges::upper_bound(breaks_, core.begin);
  const auto end = std::ranges::lower_bound(breaks_, std::max(core.end, core.begin + 1));
  const text::ByteRange sentences{std::max(*(after - 1), bounds.begin),
                                  std::min(end == breaks_.end() ? breaks_.back() : *end, bounds.end)};
  const text::ByteRange bytes = fits(sentences, room) ? add_words(add_sentences(sentences, room), room)
                                                      : within_sentence(core, sentences, room);
  return {bytes, room.mark != 0 && !is_break(bytes.begin), room.mark != 0 && !is_break(bytes.end)};
}

text::ByteRange PassageCutter::add_sentences(text::ByteRange bytes, const Room& room) const {
  for (auto next = std::ranges::upper_bound(breaks_, bytes.end); next != breaks_.end(); ++next) {
    if (*next > room.bounds.end || !fits({bytes.begin, *next}, room)) break;
    bytes.end = *next;
  }
  for (auto first = std::ranges::lower_bound(breaks_, bytes.begin); first != breaks_.begin();) {
    --first;
    if (*first < room.bounds.begin || !fits({*first, bytes.end}, room)) break;
    bytes.begin = *first;
  }
  return bytes;
}

/// Whole sentences that leave more than half of the room empty are followed (at the end: preceded) by a part
/// of the next one.
text::ByteRange PassageCutter::add_words(text::ByteRange bytes, const Room& room) const {
  if (ruler_->between(bytes.begin, bytes.end) * 2 >= room.chars) return bytes;
  const std::uint32_t begin_mark = is_break(bytes.begin) ? 0 : room.mark;
  if (bytes.end < room.bounds.end) {
    const std::uint32_t end = farthest_end(bytes.begin, bytes.end, room.chars - begin_mark - room.mark);
    return {bytes.begin, std::min(end, room.bounds.end)};
  }
  const std::uint32_t end_mark = is_break(bytes.end) ? 0 : room.mark;
  const std::uint32_t begin = farthest_begin(bytes.end, bytes.begin, room.chars - end_mark - room.mark);
  return {std::max(begin, room.bounds.begin), bytes.end};
}

/// `sentence` (or the sentences that the core touches) is too long: keep its begin if the core still fits,
/// else its end, else a third of the room before the core and the rest after it.
text::ByteRange PassageCutter::within_sentence(text::ByteRange core, text::ByteRange sentence,
                                               const Room& room) const {
  const std::uint32_t begin_mark = is_break(sentence.begin) ? 0 : room.mark;
  const std::uint32_t end_mark = is_break(sentence.end) ? 0 : room.mark;
  if (ruler_->between(sentence.begin, core.end) + begin_mark + room.mark <= room.chars)
    return {sentence.begin, std::min(sentence.end, farthest_end(sentence.begin, core.end,
                                                                room.chars - begin_mark - room.mark))};
  if (ruler_->between(core.begin, sentence.end) + end_mark + room.mark <= room.chars)
    return {
        std::max(sentence.begin, farthest_begin(sentence.end, core.begin, room.chars - end_mark - room.mark)),
        sentence.end};
  const std::uint32_t most = room.chars - 2 * room.mark;
  const std::uint32_t own = std::min(most, ruler_->between(core.begin, core.end));
  const std::uint32_t begin =
      std::max(sentence.begin, farthest_begin(core.begin, core.begin, (most - own) / 3));
  const std::uint32_t core_end = std::min(core.end, ruler_->byte_after(ruler_->before(begin) + most));
  return {begin, std::min(sentence.end, farthest_end(begin, core_end, most))};
}

/// The first place to cut from which at most `most` characters lead to `end`; `core_begin` when there is none
/// before it.
std::uint32_t PassageCutter::farthest_begin(std::uint32_t end, std::uint32_t core_begin,
                                            std::uint32_t most) const {
  const std::uint32_t characters = ruler_->before(end);
  std::uint32_t begin = characters <= most ? 0 : ruler_->byte_after(characters - most);
  while (begin < core_begin && !may_cut(text_, begin)) begin += text::code_point_at(text_, begin).size;
  return std::min(begin, core_begin);
}

/// The last place to cut that at most `most` characters from `begin` lead to; `core_end` when there is none
/// behind it.
std::uint32_t PassageCutter::farthest_end(std::uint32_t begin, std::uint32_t core_end,
                                          std::uint32_t most) const {
  std::uint32_t end = ruler_->byte_after(ruler_->before(begin) + most);
  while (end > core_end && !may_cut(text_, end))
    end = static_cast<std::uint32_t>(text::boundary_before(text_, end - 1));
  return std::max(end, core_end);
}

}  // namespace dateline::search
