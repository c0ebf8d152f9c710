// Snowball stems per language, and the words that no stemmer may touch.
#include "text/stemmer.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>

#include "text/utf8.h"

namespace dateline::text {
namespace {

constexpr std::size_t kKeptOfLongTerm = 200;  // bytes

/// FNV-1a, 64 bits: the hash is part of terms on disk, so it may never change.
std::uint64_t stable_hash(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

std::string hexadecimal(std::uint64_t number) {
  std::string out(16, '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, number >>= 4U)
    *digit = "0123456789abcdef"[number & 15U];
  return out;
}

/// The stemmers that this Xapian has of those that we know: another Xapian may lack some.
std::vector<Language> available_languages() {
  constexpr auto kKnown =
      std::to_array<const char*>({"ar", "ca", "da", "de", "en", "es", "eu", "fi", "fr", "ga", "hu", "hy",
                                  "id", "it", "lt", "ne", "nl", "no", "pt", "ro", "ru", "sv", "ta", "tr"});
  std::vector<Language> available;
  for (const char* language : kKnown) {
    try {
      const Xapian::Stem stemmer(language);
      available.emplace_back(language);
    } catch (const Xapian::Error&) {  // no such stemmer: its language is indexed unstemmed
    }
  }
  return available;
}

/// Acronyms that look like plurals, in any language. Sorted.
constexpr auto kAcronyms = std::to_array<std::string_view>({"aids", "hamas", "isis", "sars"});

/// Found by listing, for five corpora of English news, the stems that a name shares with a common word or two
/// unrelated words with each other. Kept are words that are frequent, have few inflected forms of their own
/// to lose, and whose stem differs from themselves: nothing can part "cooper" from "cooperation", whose stem
/// is "cooper". Sorted.
constexpr auto kEnglishWords = std::to_array<std::string_view>(
    {"adams",         "aires",    "barings", "bowes",   "carrie",  "cooke",      "corning",   "davies",
     "denis",         "dominic",  "downing", "dulles",  "edwards", "emirates",   "evans",     "evening",
     "federated",     "federer",  "ferris",  "foote",   "france",  "frances",    "generale",  "greene",
     "groupe",        "harris",   "hayes",   "hilary",  "hughes",  "importance", "important", "industrie",
     "international", "julie",    "lowe",    "maine",   "manning", "marie",      "mars",      "marshall",
     "mets",          "moore",    "novell",  "organic", "orly",    "paine",      "phillips",  "providence",
     "roberts",       "rogers",   "sears",   "several", "stevens", "stokes",     "titanic",   "united",
     "universal",     "universe", "williams"});

std::vector<std::string_view> never_stemmed_in_english() {
  std::vector<std::string_view> words(kEnglishWords.begin(), kEnglishWords.end());
  words.insert(words.end(), kAcronyms.begin(), kAcronyms.end());
  std::ranges::sort(words);
  return words;
}

std::string_view without_english_possessive(std::string_view word) {
  if (word.size() > 2 && word.ends_with("'s")) return word.substr(0, word.size() - 2);
  if (word.size() > 1 && word.ends_with('\'')) return word.substr(0, word.size() - 1);
  return word;
}

/// Words with digits ("g20", "1990s"), with & ("m&s") and without any letter are names and numbers, not
/// inflected words.
bool is_inflected_word(std::string_view word) {
  bool letter = false;
  for (const char c : word) {
    if ((c >= '0' && c <= '9') || c == '&') return false;
    letter = letter || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  }
  return letter;
}

}  // namespace

std::string shortened_term(std::string_view term) {
  if (term.size() <= kLongestTerm) return std::string(term);
  return std::string(term.substr(0, boundary_before(term, kKeptOfLongTerm))) + "#" +
         hexadecimal(stable_hash(term));
}

const std::vector<Language>& stemmed_languages() {
  static const std::vector<Language> kLanguages = available_languages();
  return kLanguages;
}

const std::vector<std::string_view>& never_stemmed(std::string_view language) {
  static const std::vector<std::string_view> kInEnglish = never_stemmed_in_english();
  static const std::vector<std::string_view> kInOthers(kAcronyms.begin(), kAcronyms.end());
  return language == "en" ? kInEnglish : kInOthers;
}

struct Stemmer::State {
  std::map<Language, std::optional<Xapian::Stem>, std::less<>> stemmers;  // nothing: the language has none
  Language last_language;
  const Xapian::Stem* last_stemmer = nullptr;
  std::string stem;

  /// nullptr: the language has no stemmer.
  const Xapian::Stem* stemmer_of(std::string_view language) {
    if (language.empty()) return nullptr;
    if (language == last_language) return last_stemmer;
    auto found = stemmers.find(language);
    if (found == stemmers.end()) found = stemmers.emplace(Language(language), make_stemmer(language)).first;
    last_language = language;
    last_stemmer = found->second ? &*found->second : nullptr;
    return last_stemmer;
  }
  static std::optional<Xapian::Stem> make_stemmer(std::string_view language) {
    if (!std::ranges::binary_search(stemmed_languages(), language)) return std::nullopt;
    return Xapian::Stem(std::string(language));
  }
};

Stemmer::Stemmer() : state_(std::make_unique<State>()) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view folded, std::string_view language) {
  const std::string_view base = language == "en" ? without_english_possessive(folded) : folded;
  const Xapian::Stem* stemmer = state_->stemmer_of(language);
  std::string& stem = state_->stem;
  if (stemmer == nullptr || !is_inflected_word(base) ||
      std::ranges::binary_search(never_stemmed(language), base)) {
    stem = base;
  } else {
    stem = (*stemmer)(std::string(folded));
    if (stem.empty()) stem = folded;
  }
  if (stem.size() > kLongestTerm) stem = shortened_term(stem);
  return stem;
}

}  // namespace dateline::text
