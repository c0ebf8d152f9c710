// Known names and telling words, by class: lists that the tagger takes as hints, never as the truth.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "error/result.h"

namespace dateline::entities {

/// Classes of single words, as bits.
enum WordClassBit : std::uint32_t {
  kFirstName = 1U << 0U,
  kLastName = 1U << 1U,
  kCountry = 1U << 2U,
  kDemonym = 1U << 3U,
  kLargeCity = 1U << 4U,  // half a million people, or a capital
  kSmallCity = 1U << 5U,
  kOrganisation = 1U << 6U,
  kTitleWord = 1U << 7U,
  kOrgWord = 1U << 8U,    // "Corp", "Ministry", "University"
  kPlaceWord = 1U << 9U,  // "River", "Province"
  kDateWord = 1U << 10U,
  kOtherPlace = 1U << 11U,
  // How the training texts write the word within sentences; for texts in capitals.
  kUsuallySmall = 1U << 12U,
  kEitherCase = 1U << 13U,
  kUsuallyCapital = 1U << 14U
};
/// Classes of entries of several words, as bits; every word of an occurrence gets them.
enum PhraseBit : std::uint8_t {
  kPlacePhrase = 1U << 0U,
  kCountryPhrase = 1U << 1U,
  kOrgPhrase = 1U << 2U,
  kUniversityPhrase = 1U << 3U,
  kPersonPhrase = 1U << 4U,
  kPhraseBegins = 1U << 5U  // the word is the first of an occurrence
};
inline constexpr std::size_t kLongestPhrase = 7;  // words

/// Entries are words as lower_spelling() has them, found by their hash. Of phrases, see phrase_hash().
class Gazetteer {
 public:
  /// Payload: lines "classes words\n", classes in hexadecimal, words separated by blanks, sorted. Lines of
  /// several words hold PhraseBit, others WordClassBit.
  static error::Result<Gazetteer> from_payload(std::string_view payload);

  std::uint32_t word_classes(std::uint64_t lower_hash) const;
  bool begins_phrase(std::uint64_t lower_hash) const;
  std::uint8_t phrase_classes(std::uint64_t phrase) const;

 private:
  /// Open addressing, at most half full. Words and phrases share the table: their hashes are of 64 bits.
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t classes = 0;  // 0: empty
  };
  static error::Status read_line(std::string_view line, std::vector<Slot>& entries);
  void add(const Slot& entry);
  std::uint32_t find(std::uint64_t hash) const;
  static constexpr std::uint32_t kBegins = 1U << 31U;
  std::vector<Slot> slots_;
};

/// Hash of a phrase from that of the phrase without its last word (0 for none) and that of the last word.
constexpr std::uint64_t phrase_hash(std::uint64_t before, std::uint64_t word) {
  const std::uint64_t mixed = (before ^ (before >> 31U)) * 0x9E3779B97F4A7C15U + word;
  return mixed ^ (mixed >> 28U);
}

}  // namespace dateline::entities
