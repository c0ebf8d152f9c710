// The classes of characters, computed once from ICU's Unicode properties.
#include "text/word_class.h"

#include <unicode/uchar.h>

namespace dateline::text {
namespace {

constexpr WordClass ascii_class(unsigned byte) {
  if (byte >= 0x80) return WordClass::lead_byte;
  if (byte == ' ' || (byte >= '\t' && byte <= '\r')) return WordClass::blank;
  if (byte >= '0' && byte <= '9') return WordClass::digit;
  if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) return WordClass::letter;
  if (byte == '.' || byte == '\'') return WordClass::mid_both;
  if (byte == ',' || byte == ';') return WordClass::mid_number;
  return WordClass::other;  // the colon too: ICU's root rules leave it out of MidLetter
}

constexpr std::array<WordClass, 256> byte_classes() {
  std::array<WordClass, 256> classes{};
  for (unsigned byte = 0; byte < classes.size(); ++byte) classes[byte] = ascii_class(byte);
  return classes;
}

UChar32 as_icu(char32_t c) { return static_cast<UChar32>(c); }
int break_property(char32_t c) { return u_getIntPropertyValue(as_icu(c), UCHAR_WORD_BREAK); }

/// A character that separates words in a plain way; dictionaries and sequences of emoji are ICU's business.
WordClass class_of_other(char32_t c) {
  return is_word_character(c) || is_of_script_without_blanks(c) ? WordClass::complex : WordClass::other;
}

WordClass computed_class(char32_t c) {
  if (is_separator(c)) return WordClass::other;
  switch (break_property(c)) {
    case U_WB_ALETTER:
      return is_word_character(c) ? WordClass::letter : WordClass::complex;
    case U_WB_NUMERIC:
      return is_word_character(c) ? WordClass::digit : WordClass::complex;
    case U_WB_MIDLETTER:
      return WordClass::mid_letter;
    case U_WB_MIDNUM:
      return WordClass::mid_number;
    case U_WB_MIDNUMLET:
      return WordClass::mid_both;
    case U_WB_NEWLINE:
    case U_WB_WSEGSPACE:
      return WordClass::other;
    case U_WB_OTHER:
      return class_of_other(c);
    default:
      return WordClass::complex;
  }
}

using ClassTable = std::array<WordClass, kFirstUnclassified>;
ClassTable computed_classes() {
  ClassTable classes{};
  for (char32_t c = 0; c < kFirstUnclassified; ++c)
    classes[c] = c < 0x80 ? ascii_class(static_cast<unsigned>(c)) : computed_class(c);
  return classes;
}

}  // namespace

constinit const std::array<WordClass, 256> kByteClasses = byte_classes();

WordClass word_class(char32_t c) {
  static const ClassTable kClasses = computed_classes();
  return c < kFirstUnclassified ? kClasses[c] : WordClass::complex;
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return kByteClasses[c] == WordClass::letter || kByteClasses[c] == WordClass::digit;
  constexpr std::uint32_t kWordCategories = U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK;
  return (U_GET_GC_MASK(as_icu(c)) & kWordCategories) != 0 &&
         u_hasBinaryProperty(as_icu(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0;
}

bool is_separator(char32_t c) { return c == '@' || break_property(c) == U_WB_EXTENDNUMLET; }

bool is_mid_character(char32_t c) {
  switch (break_property(c)) {
    case U_WB_MIDLETTER:
    case U_WB_MIDNUM:
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
      return true;
    default:
      return false;
  }
}

bool is_of_script_without_blanks(char32_t c) {
  return u_getIntPropertyValue(as_icu(c), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ||
         u_getIntPropertyValue(as_icu(c), UCHAR_LINE_BREAK) == U_LB_IDEOGRAPHIC ||
         u_hasBinaryProperty(as_icu(c), UCHAR_IDEOGRAPHIC) != 0;
}

}  // namespace dateline::text
