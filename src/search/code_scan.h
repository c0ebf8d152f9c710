// Finds a few 16-bit codes among 64 words at a time: the innermost loop of phrases, NEAR and highlights.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dateline::search {

inline constexpr std::size_t kScannedWords = 64;

/// Bit i of the result: is words[i] one of the codes? Reads kScannedWords words. `count` is at least 1.
std::uint64_t find_codes(const std::uint16_t* words, const std::uint16_t* codes, std::size_t count);

/// The same, word by word: what find_codes() is where the processor has nothing better, and is tested
/// against.
std::uint64_t find_codes_plainly(const std::uint16_t* words, const std::uint16_t* codes, std::size_t count);

}  // namespace dateline::search
