// Characters on one line, by checkpoints; places to cut, by blanks and by scripts that are written without
// them.
#include "search/line_ruler.h"

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace dateline::search {
namespace {

constexpr std::uint32_t kCheckpointBytes = 16;

struct CodePointRange {
  char32_t first;
  char32_t last;
};
/// Blocks of the scripts whose words stand side by side (Unicode 15, Blocks.txt): Thai and Lao, Myanmar,
/// Khmer, the CJK symbols, kana and ideographs, the full-width forms, the ideographs of the supplementary
/// planes. Hangul has blanks.
constexpr std::array<CodePointRange, 8> kUnspaced{{{0x0E00, 0x0EFF},
                                                   {0x1000, 0x109F},
                                                   {0x1780, 0x17FF},
                                                   {0x2E80, 0x312F},
                                                   {0x31A0, 0x9FFF},
                                                   {0xF900, 0xFAFF},
                                                   {0xFF00, 0xFF9F},
                                                   {0x20000, 0x3FFFF}}};

bool is_unspaced(char32_t c) {
  return c >= kUnspaced.front().first && std::ranges::any_of(kUnspaced, [c](CodePointRange range) {
           return c >= range.first && c <= range.last;
         });
}

bool is_ascii_blank(char32_t c) { return c <= 0x20 || c == 0x7F; }

/// Steps over the character at `at`, counting it unless it continues a run of blanks. Every character of a
/// body comes here, and nearly all of them are ASCII.
void step(std::string_view text, std::uint32_t& at, std::uint32_t& characters, bool& after_blank) {
  const auto byte = static_cast<unsigned char>(text[at]);
  const text::CodePoint next = byte < 0x80 ? text::CodePoint{byte, 1} : text::code_point_at(text, at);
  const bool blank = byte < 0x80 ? is_ascii_blank(byte) : is_line_blank(next.value);
  characters += blank && after_blank ? 0U : 1U;
  after_blank = blank;
  at += next.size;
}

}  // namespace

bool is_line_blank(char32_t c) {
  if (c < 0x80) return is_ascii_blank(c);
  return c <= 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool may_cut(std::string_view text, std::uint32_t at) {
  if (at == 0 || at >= text.size()) return true;
  const char32_t left = text::code_point_at(text, text::boundary_before(text, at - 1)).value;
  const text::CodePoint right = text::code_point_at(text, at);
  if (is_line_blank(left) || is_line_blank(right.value)) return true;
  if (!is_unspaced(left) && !is_unspaced(right.value)) return false;
  return text::terminal_width(text.substr(at, right.size)) > 0;
}

LineRuler::LineRuler(std::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / kCheckpointBytes + 2);
  checkpoints_.push_back({});
  std::uint32_t at = 0;
  std::uint32_t characters = 0;
  bool after_blank = false;
  while (at < text_.size()) {
    if (at >= checkpoints_.back().byte + kCheckpointBytes)
      checkpoints_.push_back({at, characters, after_blank});
    step(text_, at, characters, after_blank);
  }
}

std::uint32_t LineRuler::before(std::uint32_t at) const {
  const auto later = std::ranges::upper_bound(checkpoints_, at, {}, &Checkpoint::byte);
  Checkpoint here = *(later - 1);
  while (here.byte < at && here.byte < text_.size())
    step(text_, here.byte, here.characters, here.after_blank);
  return here.characters;
}

std::uint32_t LineRuler::byte_after(std::uint32_t characters) const {
  const auto later = std::ranges::upper_bound(checkpoints_, characters, {}, &Checkpoint::characters);
  Checkpoint here = *(later - 1);
  while (here.byte < text_.size()) {
    Checkpoint next = here;
    step(text_, next.byte, next.characters, next.after_blank);
    if (next.characters > characters) break;
    here = next;
  }
  return here.byte;
}

}  // namespace dateline::search
