// ICU folds; what Unicode calls quotation marks and dashes is joined.
#include "pages/plain_form.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

namespace dateline::pages {
namespace {

icu::UnicodeString folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot load its normalizer");
  const icu::StringPiece bytes(text.data(), static_cast<std::int32_t>(text.size()));
  icu::UnicodeString out = normalizer->normalize(icu::UnicodeString::fromUTF8(bytes), status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalize");
  return out;
}

bool is_quotation_mark(UChar32 c) {
  return c == '"' || c == '\'' || c == '`' || c == 0xB4 ||
         u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK) != 0 || c == 0x2032 || c == 0x2033;
}

template <typename Spelling>
std::string spelt(std::string_view text, Spelling spelling) {
  const icu::UnicodeString in = folded(text);
  icu::UnicodeString out;
  for (std::int32_t at = 0; at < in.length(); at = in.moveIndex32(at, 1)) spelling(in.char32At(at), out);
  std::string bytes;
  out.toUTF8String(bytes);
  return bytes;
}

bool is_letter_or_digit(UChar32 c) {
  return u_isUAlphabetic(c) != 0 || u_isdigit(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool begins_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

std::string plain_form(std::string_view text) {
  return spelt(text, [](UChar32 c, icu::UnicodeString& out) {
    if (u_isUWhiteSpace(c) != 0 || u_iscntrl(c) != 0) return;
    if (is_quotation_mark(c)) {
      out.append(static_cast<UChar32>('"'));
    } else {
      out.append(u_charType(c) == U_DASH_PUNCTUATION || c == 0x2212 ? static_cast<UChar32>('-') : c);
    }
  });
}

std::string letters_and_digits(std::string_view text) {
  return spelt(text, [](UChar32 c, icu::UnicodeString& out) {
    if (is_letter_or_digit(c)) out.append(c);
  });
}

std::string plain_words(std::string_view text) {
  std::string words = spelt(text, [](UChar32 c, icu::UnicodeString& out) {
    const bool blank = out.isEmpty() || out[out.length() - 1] == u' ';
    if (is_letter_or_digit(c)) {
      out.append(blank && out.isEmpty() ? icu::UnicodeString(u' ').append(c) : icu::UnicodeString(c));
    } else if (!blank) {
      out.append(u' ');
    }
  });
  if (!words.ends_with(' ')) words += ' ';
  return words;
}

std::size_t count_letters(std::string_view letters) {
  return static_cast<std::size_t>(std::ranges::count_if(letters, begins_letter));
}

std::string_view first_letters(std::string_view letters, std::size_t count) {
  std::size_t at = 0;
  while (at < letters.size() && (!begins_letter(letters[at]) || count-- > 0)) ++at;
  return letters.substr(0, at);
}

}  // namespace dateline::pages
