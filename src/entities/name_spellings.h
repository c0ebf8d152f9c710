// How often a document's names of one spelling are of which type: a small hash table that is used over and
// over.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "entities/entity_label.h"
#include "entities/mention.h"
#include "entities/tagger.h"

namespace dateline::entities {

/// Of the tokens of a name of the document that `tagger` has read last, in lower case.
inline std::uint64_t spelling_of(const Tagger& tagger, std::uint32_t begin, std::uint32_t end) {
  std::uint64_t spelling = 0;
  for (std::uint32_t i = begin; i < end; ++i) spelling = phrase_hash(spelling, tagger.traits(i).lower_hash);
  return spelling;
}

/// Open addressing, at most half full.
class NameSpellings {
 public:
  using Counts = std::array<std::uint32_t, kTypes>;

  /// Empties the table and makes room for `names` spellings.
  void reset(std::size_t names) { slots_.assign(std::bit_ceil(names * 2 + 2), Slot{}); }
  /// At most as many different spellings as there is room for.
  void add(std::uint64_t spelling, EntityType type) {
    Slot& slot = slots_[place_of(spelling)];
    slot.spelling = spelling;
    ++slot.counts[static_cast<std::size_t>(type)];
    slot.used = true;
  }
  /// nullptr: no such name.
  const Counts* find(std::uint64_t spelling) const {
    const Slot& slot = slots_[place_of(spelling)];
    return slot.used ? &slot.counts : nullptr;
  }

 private:
  struct Slot {
    std::uint64_t spelling = 0;
    Counts counts{};
    bool used = false;
  };
  std::size_t place_of(std::uint64_t spelling) const {
    std::size_t at = spelling & (slots_.size() - 1);
    while (slots_[at].used && slots_[at].spelling != spelling) at = (at + 1) & (slots_.size() - 1);
    return at;
  }
  std::vector<Slot> slots_ = std::vector<Slot>(2);
};

}  // namespace dateline::entities
