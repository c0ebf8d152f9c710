// How many live articles hold a term: what weights and estimates are made from.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/generation.h"

namespace dateline::search {

struct TermFrequency {
  std::uint64_t live = 0;  // live articles of all segments; of stems alone exact, see frequency()
  std::vector<std::uint32_t> by_segment;  // postings, dead articles included: what a walk costs
};

/// Remembers what it was asked. Serves one thread; the generation must outlive it. Calls may throw
/// Xapian::Error.
class TermStatistics {
 public:
  explicit TermStatistics(const store::Generation& generation) : generation_(&generation) {}

  /// Of a stem `live` is exact. Terms of other kinds (titles, dates, names) are asked for what a walk costs:
  /// their `live` counts dead articles too. The reference is valid until forget_excess().
  const TermFrequency& frequency(const std::string& term);
  /// Live articles that hold at least one of the terms; sorted, distinct.
  std::uint64_t union_frequency(const std::vector<std::string>& terms);
  /// Lets go of what is remembered once it is more than a server should keep; no reference may be in use.
  void forget_excess();

 private:
  std::uint64_t count_union(const std::vector<std::string>& terms) const;
  const store::Generation* generation_;
  std::unordered_map<std::string, TermFrequency> terms_;
  std::unordered_map<std::string, std::uint64_t> unions_;
};

}  // namespace dateline::search
