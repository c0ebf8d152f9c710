// Counts values of which several stand joined in one string.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "benchmarks/plain_xapian.h"

namespace dateline::benchmarks {

class JoinedCounts {
 public:
  /// Values with kValueSeparator between them; nothing for an empty string.
  void add(std::string_view joined);
  /// By falling count, then by value.
  ValueCounts top(std::size_t most) const;

 private:
  std::unordered_map<std::string, std::uint64_t> counts_;
};

}  // namespace dateline::benchmarks
