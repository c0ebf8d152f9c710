// Marks where a few 16-bit codes stand among the words of an article: the innermost loop of phrases, NEAR and
// highlights.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline::search {

inline constexpr std::size_t kMostComparedCodes = 8;  // beyond it a look-up per word is cheaper
inline constexpr std::size_t kMarksAtOnce = 64;       // words in one number of marks

constexpr std::size_t numbers_of_marks(std::size_t words) {
  return (words + kMarksAtOnce - 1) / kMarksAtOnce;
}

/// Bit i % 64 of marks[i / 64]: is words[i] one of the codes? Fills numbers_of_marks(words.size()) of them;
/// bits behind the last word are 0. There are 1 to kMostComparedCodes codes.
void mark_codes(std::span<const std::uint16_t> words, std::span<const std::uint16_t> codes,
                std::uint64_t* marks);

/// The same, word by word: what mark_codes() is where the processor has nothing better, and is tested
/// against.
void mark_codes_plainly(std::span<const std::uint16_t> words, std::span<const std::uint16_t> codes,
                        std::uint64_t* marks);

/// mark_codes() in all the ways that this processor can do it, the widest first.
using MarkCodes = void (*)(std::span<const std::uint16_t>, std::span<const std::uint16_t>, std::uint64_t*);
std::span<const MarkCodes> ways_to_mark_codes();

}  // namespace dateline::search
