// One spelling for what a reader takes for the same word, with a short cut for ASCII.
#include "text/normalizer.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/icu_status.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

constexpr char32_t kDotAbove = 0x307;

std::string normalized(const icu::Normalizer2* normalizer, UErrorCode status, std::string_view text) {
  require_success(status, "load its normalizer");
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  normalizer->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                            nullptr, status);
  require_success(status, "normalize");
  return out;
}
std::string nfkc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  return normalized(normalizer, status, text);
}
std::string nfkc_casefold(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  return normalized(normalizer, status, text);
}

bool is_apostrophe(char32_t c) {
  return c == 0x2018 || c == 0x2019 || c == 0x2BB || c == 0x2BC || c == 0xFF07;
}

std::string without_ignorable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!u_hasBinaryProperty(static_cast<UChar32>(point.value), UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
      out.append(text, at, point.size);
    at += point.size;
  }
  return out;
}

std::string with_plain_apostrophes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_apostrophe(point.value)) {
      out += '\'';
    } else {
      out.append(text, at, point.size);
    }
    at += point.size;
  }
  return out;
}

/// The full stops of a dotted acronym, in each of the spellings that hold words together.
bool is_period(char32_t c) { return c == '.' || c == 0x2024 || c == 0xFE52 || c == 0xFF0E; }

std::string without_periods(std::string text) {
  if (is_dotted_acronym(text)) std::erase(text, '.');
  return text;
}

/// "i" with the dot above that case folding makes of U+0130 becomes a plain "i".
std::string without_second_dot(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool second_dot = point.value == kDotAbove && !out.empty() && out.back() == 'i';
    if (!second_dot) out.append(text, at, point.size);
    at += point.size;
  }
  return out;
}

/// What case_class() has seen so far, letter by letter.
struct CaseCount {
  bool first_is_upper = false;
  std::size_t upper = 0;
  std::size_t title = 0;  // letters such as U+01C5: a capital and a small letter in one
  std::size_t lower = 0;
  std::size_t cased() const { return upper + title + lower; }
};

CaseClass class_of(const CaseCount& count) {
  if (count.upper + count.title == 0) return CaseClass::lower;
  if (count.lower == 0 && count.title == 0) return CaseClass::upper;
  return count.first_is_upper && count.upper + count.title == 1 ? CaseClass::title : CaseClass::mixed;
}

void count_letter(char32_t c, CaseCount& count) {
  const auto point = static_cast<UChar32>(c);
  const bool title = u_charType(point) == U_TITLECASE_LETTER;
  const bool upper = !title && u_isUUppercase(point) != 0;
  if (count.cased() == 0) count.first_is_upper = upper || title;
  count.title += title ? 1 : 0;
  count.upper += upper ? 1 : 0;
  count.lower += u_isULowercase(point) != 0 ? 1 : 0;
}

std::string upper_case(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper("", 0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())),
                            sink, nullptr, status);
  require_success(status, "map to upper case");
  return out;
}

void append_code_point(std::string& out, UChar32 c) {
  icu::StringByteSink<std::string> sink(&out);
  icu::UnicodeString(c).toUTF8(sink);
}

std::string title_case(std::string_view folded) {
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = code_point_at(folded, at);
    if (u_isULowercase(static_cast<UChar32>(point.value)) != 0) {
      std::string out(folded.substr(0, at));
      append_code_point(out, u_totitle(static_cast<UChar32>(point.value)));
      out += folded.substr(at + point.size);
      return out;
    }
    at += point.size;
  }
  return std::string(folded);
}

}  // namespace

bool is_dotted_acronym(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++letters) {
    const CodePoint letter = code_point_at(word, at);
    if ((U_GET_GC_MASK(static_cast<UChar32>(letter.value)) & U_GC_L_MASK) == 0) return false;
    at += letter.size;
    if (at == word.size()) return letters >= 1;
    const CodePoint period = code_point_at(word, at);
    if (!is_period(period.value)) return false;
    at += period.size;
  }
  return letters >= 2;
}

std::string surface_form(std::string_view word) {
  if (is_ascii(word)) return without_periods(std::string(word));
  return without_periods(with_plain_apostrophes(nfkc(without_ignorable(word))));
}

std::string folded_form(std::string_view word) {
  const std::string surface = surface_form(word);
  if (is_ascii(surface)) return ascii_lower(surface);
  return without_second_dot(nfkc_casefold(surface));
}

CaseClass case_class(std::string_view surface) {
  CaseCount count;
  for (std::size_t at = 0; at < surface.size();) {
    const CodePoint point = code_point_at(surface, at);
    count_letter(point.value, count);
    at += point.size;
  }
  return class_of(count);
}

std::string apply_case(std::string_view folded, CaseClass wanted) {
  if (wanted == CaseClass::upper) return upper_case(folded);
  if (wanted == CaseClass::title) return title_case(folded);
  return std::string(folded);
}

}  // namespace dateline::text
