// Which language a text is written in: English by its function words, everything else by CLD2.
#include "text/language.h"

#include <cstdio>  // <cld2/public/compact_lang_det.h> uses FILE without including it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "text/stop_words.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

/// Bytes of a text that are looked at. Over 1,024 bytes detection gets slower, but on news no more often
/// right.
constexpr std::size_t kBytesLookedAt = 1024;

std::string_view beginning(std::string_view text) {
  return text.substr(0, boundary_before(text, kBytesLookedAt));
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Up to eight letters as one number, in lower case: for comparing many words with few.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t letters = 0;
  for (const char c : word) letters = (letters << 8U) | (static_cast<unsigned char>(c) | 0x20U);
  return letters;
}

/// Function words that are frequent in English and rare in every other language, by their length.
constexpr std::array kThreeLetters{packed("and"), packed("had"), packed("has"), packed("the")};
constexpr std::array kFourLetters{packed("been"), packed("from"), packed("have"),
                                  packed("said"), packed("that"), packed("they"),
                                  packed("this"), packed("were"), packed("with")};
constexpr std::array kFiveLetters{packed("their"), packed("which"), packed("would")};
constexpr std::size_t kFewestWords = 30;
constexpr std::size_t kFewestPercent = 10;  // function words of all words; news has about 15
constexpr std::size_t kHeadlineWords = 12;  // a text of fewer may hold no function word at all

bool is_english_word(std::string_view word) {
  const auto is_in = [&](const auto& words) { return std::ranges::find(words, packed(word)) != words.end(); };
  switch (word.size()) {
    case 3:
      return is_in(kThreeLetters);
    case 4:
      return is_in(kFourLetters);
    case 5:
      return is_in(kFiveLetters);
    default:
      return false;
  }
}

/// Calls use(word) for each run of letters.
template <class Use>
void for_each_word(std::string_view text, Use&& use) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t begin = at;
    while (at < text.size() && is_letter(text[at])) ++at;
    if (at > begin) use(text.substr(begin, at - begin));
  }
}

/// Most news is in English, and this says so at a small part of the cost of CLD2; the tests hold them to the
/// same answer.
bool is_plainly_english(std::string_view text) {
  const auto others =
      std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (static_cast<std::size_t>(others) * 10 > text.size()) return false;
  std::size_t words = 0;
  std::size_t english = 0;
  for_each_word(text, [&](std::string_view word) {
    ++words;
    english += is_english_word(word) ? 1 : 0;
  });
  return words >= kFewestWords && english * 100 >= words * kFewestPercent;
}

/// Is so short a text taken for another language without a letter or a word that speaks for it? CLD2 does so
/// with headlines: "STOCKS PLUNGE IN LATE TOKYO TRADE" is Danish to it. Of the languages of which the
/// function words are known: for the others there is no stemmer that could make two words one.
bool is_mere_guess(std::string_view text, std::string_view language) {
  if (!is_ascii(text) || language == "en" || !has_stop_words(language)) return false;
  std::size_t words = 0;
  bool speaks = false;
  for_each_word(text, [&](std::string_view word) {
    ++words;
    speaks = speaks || is_stop_word(ascii_lower(word), language);
  });
  return words < kHeadlineWords && !speaks;
}

/// Spellings of codes that mean a language which has another code here.
struct Synonym {
  std::string_view code;
  std::string_view language;
};
constexpr auto kSynonyms = std::to_array<Synonym>(
    {{"alb", "sq"}, {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"}, {"chi", "zh"}, {"cmn", "zh"}, {"cze", "cs"},
     {"dut", "nl"}, {"fil", "tl"}, {"fre", "fr"}, {"geo", "ka"}, {"ger", "de"}, {"gre", "el"}, {"ice", "is"},
     {"in", "id"},  {"iw", "he"},  {"ji", "yi"},  {"jw", "jv"},  {"mac", "mk"}, {"mao", "mi"}, {"may", "ms"},
     {"mo", "ro"},  {"nb", "no"},  {"nn", "no"},  {"nno", "no"}, {"nob", "no"}, {"per", "fa"}, {"rum", "ro"},
     {"sh", "sr"},  {"slo", "sk"}, {"tib", "bo"}, {"wel", "cy"}});

Language without_synonym(Language code) {
  const auto* found = std::ranges::find(kSynonyms, std::string_view(code), &Synonym::code);
  return found == kSynonyms.end() ? code : Language(found->language);
}

/// The language of a code of two or three letters.
std::optional<Language> language_of_code(const std::string& code) {
  const Language known = without_synonym(code);
  if (*uloc_getISO3Language(known.c_str()) == '\0') return std::nullopt;
  std::array<char, ULOC_LANG_CAPACITY> shortest{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(known.c_str(), shortest.data(), shortest.size(), &status);
  if (U_FAILURE(status) || shortest[0] == '\0') return std::nullopt;
  return without_synonym(shortest.data());
}

/// What ICU calls `code` in the language `in`, in lower case; empty when it has no name.
std::string display_name(const char* code, const char* in) {
  std::array<UChar, 128> name{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = uloc_getDisplayLanguage(code, in, name.data(), name.size(), &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING || length <= 0) return {};
  std::array<char, 512> utf8{};
  std::int32_t bytes = 0;
  u_strToUTF8(utf8.data(), utf8.size(), &bytes, name.data(), length, &status);
  if (U_FAILURE(status)) return {};
  return ascii_lower(std::string_view(utf8.data(), static_cast<std::size_t>(bytes)));
}

/// Languages by their English names and by what they call themselves.
std::map<std::string, Language> named_languages() {
  std::map<std::string, Language> languages;
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    const auto language = language_of_code(*code);
    if (!language) continue;
    for (const char* in : {"en", *code}) {
      const std::string name = display_name(*code, in);
      if (name.size() > 3) languages.emplace(name, *language);
    }
  }
  return languages;
}

std::optional<Language> language_of_name(const std::string& name) {
  static const std::map<std::string, Language> kLanguages = named_languages();
  const auto found = kLanguages.find(name);
  if (found == kLanguages.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<Language> detect_language(std::string_view text) {
  const std::string_view looked_at = beginning(text);
  if (is_plainly_english(looked_at)) return "en";
  if (!is_valid_utf8(looked_at)) return std::nullopt;
  const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int letters = 0;
  bool reliable = false;
  // The function that checks first refuses control characters, which wire copy is full of.
  const CLD2::Language language = CLD2::ExtDetectLanguageSummary(
      looked_at.data(), static_cast<int>(looked_at.size()), true, &no_hints, 0, languages.data(),
      percents.data(), scores.data(), nullptr, &letters, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return std::nullopt;
  auto found = parse_language(CLD2::LanguageCode(language));
  if (found && is_mere_guess(looked_at, *found)) return std::nullopt;
  return found;
}

std::optional<Language> parse_language(std::string_view name) {
  const std::string lower = ascii_lower(name);
  const std::string code = lower.substr(0, lower.find_first_of("-_"));
  if (code.size() == 2 || code.size() == 3) return language_of_code(code);
  return language_of_name(lower);
}

}  // namespace dateline::text
