// ucnv_convertEx() with its pivot kept in UTF-16 on the stack between pieces.
#include "article/unicode_converter.h"

#include <array>

#include "text/icu_status.h"

namespace dateline::article {

std::size_t count_replacements(std::string_view text) {
  constexpr std::string_view kReplacement = "\uFFFD";
  std::size_t count = 0;
  for (std::size_t at = text.find(kReplacement); at != std::string_view::npos;
       at = text.find(kReplacement, at + 3))
    ++count;
  return count;
}

std::optional<UnicodeConverter> UnicodeConverter::open(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* from = ucnv_open(encoding, &status);
  text::require_memory(status);
  if (U_FAILURE(status)) return std::nullopt;
  UConverter* to = ucnv_open("UTF-8", &status);
  UnicodeConverter converter(from, to);
  text::require_memory(status);
  if (U_FAILURE(status)) return std::nullopt;
  return converter;
}

void UnicodeConverter::convert(std::string_view bytes, bool last, std::string& utf8) {
  // Each call ends with all of `bytes` taken in (pivot and converters may hold a beginning of a character).
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  std::array<char, 16384> target{};
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  UBool reset = fresh_ ? 1 : 0;
  UErrorCode status = U_ZERO_ERROR;
  do {
    status = U_ZERO_ERROR;
    char* out = target.data();
    ucnv_convertEx(to_.get(), from_.get(), &out, target.data() + target.size(), &source, source_end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset,
                   last ? 1 : 0, &status);
    utf8.append(target.data(), static_cast<std::size_t>(out - target.data()));
    reset = 0;
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  fresh_ = last;
}

}  // namespace dateline::article
