// Which articles came into the index, or changed, after a generation.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "search/doc_set.h"
#include "store/generation.h"

namespace dateline::search {

/// Remembers, for each segment, the answer to the last question: the queries of --watch hardly ever ask
/// another one. Serves one thread; the generation must outlive it.
class AddedArticles {
 public:
  struct Added {
    std::uint64_t after = 0;  // a generation
    DocSet articles;
    std::uint32_t count = 0;
  };

  explicit AddedArticles(const store::Generation& generation)
      : generation_(generation), known_(generation.segment_count()) {}

  /// Dead articles included. Valid until the segment is asked about another generation.
  const Added& in(std::size_t segment, std::uint64_t after);

 private:
  const store::Generation& generation_;
  std::vector<std::optional<Added>> known_;  // by segment
};

}  // namespace dateline::search
