// What a token is like by itself: its spelling in lower case, its shape, and what it does to names around it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::entities {

/// How the letters of a sentence are written: capitals mean something only in ordinary text.
enum class SentenceCase : std::uint8_t { ordinary = 0, capitals = 1, titles = 2 };
inline constexpr int kSentenceCases = 3;

/// FNV-1a with a final mix; by bytes, so the same on every machine: models depend on it.
std::uint64_t stable_hash(std::string_view bytes);

/// The one spelling of what readers take for the same token: typographic quotes and dashes as
/// ASCII ones, and abbreviations without their period ("Mr", as British papers write).
std::string canonical_spelling(std::string_view token);
/// Simple lower case, character by character (ICU), and every ASCII digit as 0.
std::string lower_spelling(std::string_view canonical);
/// X for capitals, x for other letters, 0 for digits, other characters as they are. `collapsed`: runs as one
/// character; else at most 10 characters.
std::string shape_of(std::string_view canonical, bool collapsed);

/// Bits of WordTraits::flags.
enum WordFlag : std::uint32_t {
  kHasCapital = 1U << 0U,     // an upper-case or title-case letter
  kBeginsCapital = 1U << 1U,  // it is the first letter
  kHasSmall = 1U << 2U,       // a lower-case letter
  kHasDigit = 1U << 3U,
  kIsWord = 1U << 4U,       // holds a letter
  kIsConnector = 1U << 5U,  // may stand between capitalised parts of a name: "of", "and", "de", "&"
  kIsParticle = 1U << 6U,   // may begin a name in lower case: "al", "van", "de"
  kIsTitle = 1U << 7U,      // "Mr.", "President": what follows is a person
  kIsOrgSuffix = 1U << 8U,  // "Corp", "Ministry"
  kIsFirstName = 1U << 9U,
  kIsLocative = 1U << 10U,  // "in", "at", "near" ...
  kIsSaying = 1U << 11U,    // "said", "told" ...
  kIsOpening = 1U << 12U,   // (
  kIsClosing = 1U << 13U,   // )
  kIsThe = 1U << 14U,
  kIsPossessive = 1U << 15U,    // 's
  kIsLong = 1U << 16U,          // four letters or more: what titles capitalise
  kSeveralLetters = 1U << 17U,  // two letters or more
  kIsFunctionWord = 1U << 18U,  // never a name by itself, even where a sentence begins: "The", "He"
  kBeginsPhrase = 1U << 19U     // the gazetteer has longer entries that begin with it
};

/// The flags that the spelling alone decides (not kIsFirstName, kBeginsPhrase; titles and suffixes come from
/// the gazetteer).
std::uint32_t spelling_flags(std::string_view canonical, std::string_view lower);

}  // namespace dateline::entities
