// How a name is written: the clean surface of a mention, and the key under which spellings of one name meet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline::entities {

/// Names longer than this (bytes) are no names.
inline constexpr std::size_t kLongestName = 160;

/// What a reader takes for the name itself: white space folded, quotes and loose punctuation at both ends, a
/// leading "the" and a trailing possessive ('s, s') gone. "the  Kremlin's" -> "Kremlin". Empty when nothing
/// is left, or the name is longer than kLongestName. Valid UTF-8 gives valid UTF-8.
std::string clean_surface(std::string_view raw);

/// Where spellings of one name meet: case folded, accents of Latin letters, dots and apostrophes gone,
/// hyphens and other marks as blanks, & as "and", single letters in a row joined ("J. P. Morgan" -> "jp
/// morgan"), no leading "the". name_key(name_key(x)) == name_key(x). Empty when `name` holds neither letter
/// nor digit.
std::string name_key(std::string_view name);
/// name_key() of an organisation: without Inc, Corp, Co, Ltd, Plc, AG, SA ... behind it, if a word is left.
std::string org_key(std::string_view name);

/// Length in bytes of a possessive that ends `word` ('s, ’s, ' after s), or 0.
std::size_t possessive_size(std::string_view word);

/// At least one letter, and none in lower case.
bool is_all_capitals(std::string_view name);
/// Capitals (digits, dots, hyphens, & too) without blanks, two to six of them: "ISIS", "U.N.", "G-7", "S&P".
bool looks_like_acronym(std::string_view name);
/// Several of what an acronym is short for, which are no body: "PCs", "MPs", "F-16s".
bool is_plural_acronym(std::string_view name);
/// "BANK OF JAPAN" -> "Bank of Japan": for a name in capitals without a better spelling.
std::string in_title_case(std::string_view name);
/// The first letter is a capital (any script with case).
bool begins_with_capital(std::string_view word);

}  // namespace dateline::entities
