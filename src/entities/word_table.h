// Every distinct token that a tagger has met, by number, with what is known about it: computed once.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entities/gazetteer.h"
#include "entities/word_clusters.h"
#include "entities/word_traits.h"
#include "text/string_arena.h"

namespace dateline::entities {

/// Number of a token in its WordTable. The same spelling has one number per SentenceCase.
using WordNumber = std::uint32_t;
/// Stand before the first and behind the last token of a sentence.
inline constexpr WordNumber kSentenceBegin = 0;
inline constexpr WordNumber kSentenceEnd = 1;

struct WordTraits {
  std::uint64_t lower_hash = 0;
  std::uint64_t cased_hash = 0;  // digits as 0; in capitals or titles the same as lower_hash
  std::uint64_t shape_hash = 0;  // collapsed; constant in capitals or titles
  std::uint64_t long_shape_hash = 0;
  std::string_view lower;          // owned by the table
  std::uint32_t flags = 0;         // WordFlag
  std::uint32_t classes = 0;       // WordClassBit
  std::uint32_t lower_number = 0;  // of the token in lower case, dense from 0; for DocumentCues
  ClusterIds clusters{};
  SentenceCase sentence_case{};
};

/// Lists that the traits are taken from. Immutable and shared by threads.
struct WordLists {
  WordClusters clusters;
  Gazetteer gazetteer;
};

/// Not thread-safe: one per thread. `lists` must outlive it.
class WordTable {
 public:
  explicit WordTable(const WordLists& lists);

  /// Number of a token in a sentence of ordinary case.
  WordNumber number_of(std::string_view token);
  /// Number of the same spelling in a sentence of another case.
  WordNumber in_case(WordNumber ordinary, SentenceCase sentence_case);
  const WordTraits& traits(WordNumber word) const { return traits_[word]; }
  /// What most tokens are asked for, side by side.
  struct Summary {
    std::uint32_t flags = 0;
    std::uint32_t lower_number = 0;
  };
  Summary summary(WordNumber word) const { return summaries_[word]; }
  std::size_t size() const { return traits_.size(); }
  std::size_t lower_count() const { return lower_count_; }
  /// Forgets all words; numbers given out lose their meaning. `epoch` counts how often.
  void clear();
  std::uint32_t epoch() const { return epoch_; }
  const WordLists& lists() const { return lists_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint64_t number = 0;  // and 1; 0: empty
  };
  /// Open addressing, at most half full; equal 64-bit hashes count as equal.
  class HashIndex {
   public:
    HashIndex() : slots_(kFirstCapacity) {}
    /// The number stored under `hash`, or `absent`, which is stored then.
    std::uint32_t find_or_add(std::uint64_t hash, std::uint32_t absent);
    void clear();

   private:
    static constexpr std::size_t kFirstCapacity = 4096;
    void grow();
    std::vector<Slot> slots_;
    std::size_t count_ = 0;
  };

  WordTraits ordinary_traits(std::string_view token);
  void add_sentinels();
  const WordLists& lists_;
  HashIndex by_spelling_;
  HashIndex by_lower_;
  void append(const WordTraits& traits);
  std::vector<WordTraits> traits_;
  std::vector<Summary> summaries_;
  std::vector<std::array<WordNumber, kSentenceCases - 1>> other_cases_;  // 0: not made yet
  text::StringArena bytes_;
  std::uint32_t lower_count_ = 0;
  std::uint32_t epoch_ = 0;
};

}  // namespace dateline::entities
