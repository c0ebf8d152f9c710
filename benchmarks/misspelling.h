// Slips of the fingers, made by chance from right spellings: what suggestions are measured with.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace dateline::benchmarks {

enum class Slip : std::uint8_t {
  substitution,   // another letter in the place of one
  omission,       // a letter is missing
  insertion,      // a letter too many
  transposition,  // two neighbours the wrong way round
  doubling,       // a letter twice, or one of two alike
  first_letter,   // another first letter
  two_slips       // two of all these
};
inline constexpr std::array kSlips{Slip::substitution,  Slip::omission, Slip::insertion,
                                   Slip::transposition, Slip::doubling, Slip::first_letter,
                                   Slip::two_slips};
std::string_view name_of(Slip slip);

/// From as many letters on a word is long enough for two slips.
inline constexpr std::size_t kLettersForTwoSlips = 9;

using Chance = std::mt19937_64;
/// `right` with one slip of this kind, never `right` itself; empty where it can have none. Letters are code
/// points, and those put in are taken from `right` and the letters from a to z. Blanks stay.
std::string misspelt(std::string_view right, Slip slip, Chance& chance);

}  // namespace dateline::benchmarks
