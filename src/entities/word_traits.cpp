// What a token is like by itself.
#include "entities/word_traits.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace dateline::entities {
namespace {

// All sorted.
constexpr auto kConnectors = std::to_array<std::string_view>(
    {"&",   "'",   "'s",  "-",   "/",   "al", "and", "bin", "d'",  "da",  "de",  "del", "della",
     "der", "des", "di",  "do",  "dos", "du", "e",   "el",  "et",  "for", "ibn", "in",  "la",
     "las", "le",  "les", "los", "of",  "on", "the", "to",  "und", "van", "von", "y"});
constexpr auto kParticles =
    std::to_array<std::string_view>({"abu", "al", "bin", "da", "de", "della", "der", "di", "du", "el", "ibn",
                                     "la", "le", "ter", "van", "von"});
constexpr auto kLocatives =
    std::to_array<std::string_view>({"across", "around", "at", "from", "in", "inside", "into", "near",
                                     "outside", "throughout", "to", "toward", "towards", "via"});
constexpr auto kSayings =
    std::to_array<std::string_view>({"added", "announced", "asked", "believes", "called", "denied",
                                     "insisted", "met", "said", "says", "told", "urged", "warned"});
constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"a",     "about",   "after", "also",    "although",  "among",  "an",      "and",     "another", "any",
     "are",   "as",      "at",    "because", "before",    "being",  "both",    "but",     "by",      "during",
     "each",  "earlier", "even",  "for",     "from",      "had",    "has",     "have",    "he",      "her",
     "here",  "his",     "how",   "however", "i",         "if",     "in",      "instead", "is",      "it",
     "its",   "last",    "later", "many",    "meanwhile", "more",   "most",    "my",      "no",      "not",
     "now",   "of",      "on",    "once",    "one",       "only",   "or",      "other",   "our",     "over",
     "she",   "since",   "so",    "some",    "such",      "than",   "that",    "the",     "their",   "then",
     "there", "these",   "they",  "this",    "those",     "though", "through", "to",      "two",     "under",
     "until", "was",     "we",    "were",    "what",      "when",   "where",   "which",   "while",   "who",
     "why",   "with",    "would", "you",     "your"});

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::binary_search(words, word);
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (c >> 18U));
    out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

char32_t canonical_character(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case '`':
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return '-';
    default:
      return c;
  }
}

bool is_capital(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  const auto point = static_cast<UChar32>(c);
  return u_isUUppercase(point) != 0 || u_istitle(point) != 0;
}
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return u_isUAlphabetic(static_cast<UChar32>(c)) != 0;
}

/// Calls `visit` with every character.
template <class Visit>
void for_each_character(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::code_point_at(text, at);
    visit(point.value);
    at += point.size;
  }
}

/// "Mr.", "Corp.", "Sept.", but not "J." or "U.S.": at least two ASCII letters and a period.
bool is_abbreviation(std::string_view token) {
  if (token.size() < 3 || token.back() != '.') return false;
  return std::ranges::all_of(token.substr(0, token.size() - 1),
                             [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

std::uint32_t letter_flags(std::string_view canonical) {
  std::uint32_t flags = 0;
  unsigned letters = 0;
  for_each_character(canonical, [&](char32_t c) {
    if (c >= '0' && c <= '9') flags |= kHasDigit;
    if (!is_letter(c)) return;
    ++letters;
    const bool capital = is_capital(c);
    flags |= capital ? kHasCapital : kHasSmall;
    if (capital && letters == 1) flags |= kBeginsCapital;
  });
  if (letters >= 1) flags |= kIsWord;
  if (letters >= 2) flags |= kSeveralLetters;
  if (letters >= 4) flags |= kIsLong;
  return flags;
}

}  // namespace

std::uint64_t stable_hash(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  hash = (hash ^ (hash >> 32U)) * 0xD6E8FEB86659FD93U;
  return hash ^ (hash >> 29U);
}

std::string canonical_spelling(std::string_view token) {
  if (token == "``" || token == "''") return "\"";
  std::string out;
  for_each_character(token, [&](char32_t c) { append_utf8(out, canonical_character(c)); });
  if (is_abbreviation(out)) out.pop_back();
  return out == "--" ? "-" : out;
}

std::string lower_spelling(std::string_view canonical) {
  std::string out;
  for_each_character(canonical, [&](char32_t c) {
    if (c >= '0' && c <= '9') c = '0';
    append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
  });
  return out;
}

std::string shape_of(std::string_view canonical, bool collapsed) {
  constexpr std::size_t kLongest = 10;
  std::string shape;
  for_each_character(canonical, [&](char32_t c) {
    char kind = '?';
    if (c >= '0' && c <= '9')
      kind = '0';
    else if (is_letter(c))
      kind = is_capital(c) ? 'X' : 'x';
    else if (c < 0x80)
      kind = static_cast<char>(c);
    if (shape.size() == kLongest || (collapsed && !shape.empty() && shape.back() == kind)) return;
    shape += kind;
  });
  return shape;
}

std::uint32_t spelling_flags(std::string_view canonical, std::string_view lower) {
  std::uint32_t flags = letter_flags(canonical);
  if (holds(kConnectors, lower)) flags |= kIsConnector;
  if (holds(kParticles, lower)) flags |= kIsParticle;
  if (holds(kLocatives, lower)) flags |= kIsLocative;
  if (holds(kSayings, lower)) flags |= kIsSaying;
  if (holds(kFunctionWords, lower)) flags |= kIsFunctionWord;
  if (lower == "(" || lower == "[") flags |= kIsOpening;
  if (lower == ")" || lower == "]") flags |= kIsClosing;
  if (lower == "the") flags |= kIsThe;
  if (lower == "'s") flags |= kIsPossessive;
  return flags;
}

}  // namespace dateline::entities
