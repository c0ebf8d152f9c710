// A hash table from names to values for tables that are read often and never shrink: most look-ups find
// nothing, and cost one look into a small array.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/string_hash.h"

namespace dateline::entities {

/// Keys and values stay where they are.
template <class Value>
class NameMap {
 public:
  /// nullptr when there is none.
  const Value* find(std::string_view key) const {
    if (slots_.empty()) return nullptr;
    const std::uint64_t hash = text::hash_of(key);
    for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
      const Slot& slot = slots_[at];
      if (slot.entry == 0) return nullptr;
      if (slot.check == check_of(hash) && entries_[slot.entry - 1].first == key)
        return &entries_[slot.entry - 1].second;
    }
  }
  bool contains(std::string_view key) const { return find(key) != nullptr; }

  struct Added {
    std::string_view key;  // as kept
    Value& value;
  };
  /// The value of the key, made of `value` if there is none yet.
  Added add(std::string_view key, Value value) {
    if (const Value* found = find(key)) return {key, const_cast<Value&>(*found)};
    entries_.emplace_back(std::string(key), std::move(value));
    if (entries_.size() * 2 > slots_.size())
      resize(slots_.empty() ? 64 : slots_.size() * 2);
    else
      place(static_cast<std::uint32_t>(entries_.size()));
    return {entries_.back().first, entries_.back().second};
  }
  /// Room for so many keys.
  void reserve(std::size_t keys) {
    std::size_t slots = 64;
    while (slots < keys * 2) slots *= 2;
    if (slots > slots_.size()) resize(slots);
  }

 private:
  struct Slot {
    std::uint32_t check = 0;
    std::uint32_t entry = 0;  // 1 + index in entries_; 0: free
  };
  static std::uint32_t check_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }
  std::size_t mask() const { return slots_.size() - 1; }
  void place(std::uint32_t entry) {
    const std::uint64_t hash = text::hash_of(entries_[entry - 1].first);
    std::size_t at = hash & mask();
    while (slots_[at].entry != 0) at = (at + 1) & mask();
    slots_[at] = {check_of(hash), entry};
  }
  void resize(std::size_t slots) {
    slots_.assign(slots, {});
    for (std::uint32_t entry = 1; entry <= entries_.size(); ++entry) place(entry);
  }
  std::vector<Slot> slots_;  // a power of two, at most half full
  std::deque<std::pair<std::string, Value>> entries_;
};

}  // namespace dateline::entities
