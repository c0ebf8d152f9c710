// Which version of an item an article is, where its source counts them.
#pragma once

#include <cstdint>

namespace dateline::schema {

struct Edition {
  std::uint64_t number = 0;  // 0: not numbered
  std::int64_t made = 0;     // when this version was made, in seconds since 1970; 0: not known
  bool known() const { return number != 0 || made != 0; }
  friend bool operator==(const Edition&, const Edition&) = default;
};

/// Is `one` certainly later than `other`? By number where both have one and these differ, else by time; never
/// when they cannot be compared.
inline bool is_later(const Edition& one, const Edition& other) {
  if (one.number != 0 && other.number != 0 && one.number != other.number) return one.number > other.number;
  return one.made != 0 && other.made != 0 && one.made > other.made;
}

}  // namespace dateline::schema
