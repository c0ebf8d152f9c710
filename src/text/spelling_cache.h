// Finds what is known about a word by the bytes it was written with: the hash table in the inner loop of
// indexing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/byte_range.h"
#include "text/form_table.h"
#include "text/string_arena.h"
#include "text/string_hash.h"

namespace dateline::text {

/// A word as written, and the language to stem it in. Up to 16 bytes are kept in place, padded with zeros; of
/// a longer one `low` is the hash and `high` the number of its copy in LongSpellings.
struct Spelling {
  static constexpr std::uint32_t kInPlace = 16;
  static constexpr std::uint32_t kLong = 255;
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::uint32_t kind = 0;  // size in bytes or kLong, and the number of the language times 256; 0: no spelling

  std::uint64_t hash() const { return mix(low ^ kind, high); }
};
inline std::uint32_t kind_of(std::uint32_t size, std::uint32_t language) { return size | (language << 8U); }

/// The spelling of a word of at most 16 bytes; where the text goes on long enough, two loads and two masks.
inline Spelling short_spelling(std::string_view text, ByteRange word, std::uint32_t language) {
  std::array<char, Spelling::kInPlace> bytes{};
  const char* source = text.data() + word.begin;
  if (text.size() - word.begin < bytes.size()) {
    std::memcpy(bytes.data(), source, word.size());
    source = bytes.data();
  }
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::memcpy(&low, source, 8);
  std::memcpy(&high, source + 8, 8);
  const unsigned bits = word.size() * 8;
  if (bits < 64) low &= (std::uint64_t{1} << bits) - 1;
  if (bits <= 64) high = 0;
  if (bits > 64 && bits < 128) high &= (std::uint64_t{1} << (bits - 64)) - 1;
  return {low, high, kind_of(word.size(), language)};
}

/// What is cached of a spelling: its form as the analyzer knows it for good (`known`), and the form's number
/// in the table of the latest call. Half a cache line.
struct alignas(32) CachedForm {
  Spelling spelling() const { return {low, high, kind}; }
  bool has(const Spelling& other) const {
    return low == other.low && high == other.high && kind == other.kind;
  }

  std::uint64_t low = 0;
  std::uint64_t high = 0;
  std::uint32_t kind = 0;   // 0: the slot is empty
  std::uint32_t stamp = 0;  // of the call's table; 0: not in any
  FormId known = 0;
  FormId form = 0;
};

/// From spellings to forms: open addressing, at most half full. A found or added form is valid until the next
/// add().
class SpellingCache {
 public:
  SpellingCache() : slots_(kFirstCapacity) {}

  /// Starts to fetch the memory that find() will look at.
  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  /// nullptr: not there. `hash` is the spelling's, here and below.
  CachedForm* find(const Spelling& spelling, std::uint64_t hash) {
    CachedForm& slot = slot_of(slots_, spelling, hash);
    return slot.kind == 0 ? nullptr : &slot;
  }
  CachedForm* add(const Spelling& spelling, std::uint64_t hash, FormId known) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    ++count_;
    CachedForm& slot = slot_of(slots_, spelling, hash);
    slot = {spelling.low, spelling.high, spelling.kind, 0, known, 0};
    return &slot;
  }
  void clear() {
    slots_.assign(kFirstCapacity, CachedForm{});
    count_ = 0;
  }
  std::size_t bytes_used() const { return slots_.size() * sizeof(CachedForm); }

 private:
  static constexpr std::size_t kFirstCapacity = 1024;

  /// The slot that holds the spelling, or the empty one where it belongs.
  static CachedForm& slot_of(std::vector<CachedForm>& slots, const Spelling& spelling, std::uint64_t hash) {
    std::size_t at = hash & (slots.size() - 1);
    while (slots[at].kind != 0 && !slots[at].has(spelling)) at = (at + 1) & (slots.size() - 1);
    return slots[at];
  }
  void grow() {
    std::vector<CachedForm> grown(slots_.size() * 2);
    for (const CachedForm& slot : slots_)
      if (slot.kind != 0) slot_of(grown, slot.spelling(), slot.spelling().hash()) = slot;
    slots_.swap(grown);
  }

  std::vector<CachedForm> slots_;
  std::size_t count_ = 0;
};

/// Copies of the spellings that are too long for a slot, by number.
class LongSpellings {
 public:
  Spelling spelling_of(std::string_view word, std::uint32_t language) {
    const std::uint64_t hash = hash_of(word);
    return {hash, number_of(word, hash), kind_of(Spelling::kLong, language)};
  }
  void clear() {
    numbers_.clear();
    copies_.clear();
    bytes_.clear();
  }
  std::size_t bytes_used() const { return bytes_.bytes_used(); }

 private:
  std::uint64_t number_of(std::string_view word, std::uint64_t hash) {
    for (auto [at, end] = numbers_.equal_range(hash); at != end; ++at)
      if (copies_[at->second] == word) return at->second;
    copies_.push_back(bytes_.store(word));
    numbers_.emplace(hash, copies_.size() - 1);
    return copies_.size() - 1;
  }

  std::unordered_multimap<std::uint64_t, std::size_t> numbers_;
  std::vector<std::string_view> copies_;
  StringArena bytes_;
};

}  // namespace dateline::text
