// What a character does to the words around it: the classes that the fast path of the WordBreaker tells
// apart.
#pragma once

#include <array>
#include <cstdint>

namespace dateline::text {

/// Classes of UAX #29 as ICU's root rules use them, reduced to what can be decided from one character on each
/// side.
enum class WordClass : std::uint8_t {
  other,       // separates words
  blank,       // ASCII white space: separates words, and nothing reaches across it
  letter,      // joins with letters and digits
  digit,       // joins with letters and digits
  mid_letter,  // joins two letters: the middle dot of "col·lecció"
  mid_number,  // joins two digits: the comma of "1,000"
  mid_both,    // joins two letters or two digits: . ' and the typographic apostrophe
  lead_byte,   // of ASCII tables: a longer character begins here
  complex      // marks, format characters, scripts without blanks, emoji: only ICU knows
};

/// Characters from here on are all `complex`.
inline constexpr char32_t kFirstUnclassified = 0x3000;

/// By byte: the class of ASCII characters, `lead_byte` for all other bytes.
extern const std::array<WordClass, 256> kByteClasses;

/// Class of any character.
WordClass word_class(char32_t c);

/// Does it make a word of the characters around it: a letter, digit or letter number that is not
/// default-ignorable.
bool is_word_character(char32_t c);

/// Never part of a word although UAX #29 (ExtendNumLet) or ICU would have it so: connectors such as _ and
/// U+202F, and @.
bool is_separator(char32_t c);

/// Holds words together only from inside: never the end of a word.
bool is_mid_character(char32_t c);

/// Of a script without blanks between words, where a zero-width space is a word boundary.
bool is_of_script_without_blanks(char32_t c);

}  // namespace dateline::text
