// Helpers that answer with the caller: threads with views of their own on the caller's generation.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "error/result.h"
#include "search/facet_counts.h"
#include "search/helper_threads.h"
#include "search/idle_cores.h"
#include "search/matcher.h"
#include "search/search_threads.h"
#include "search/term_statistics.h"
#include "store/generation.h"
#include "text/word_breaker.h"

namespace dateline::search {

/// What one thread needs to answer, or to take part in that: nothing of it is shared with other threads but
/// the pages of the files.
struct SearchViews {
  SearchViews(store::Generation opened, text::WordBreaker words)
      : generation(std::move(opened)),
        statistics(generation),
        matcher(generation, statistics),
        breaker(std::move(words)) {}
  store::Generation generation;
  TermStatistics statistics;
  Matcher matcher;
  FacetCounter facet_counter{generation};
  text::WordBreaker breaker;
};

/// Serves one caller.
class SearchHelpers {
 public:
  /// `generation` is the caller's, and must outlive the helpers.
  SearchHelpers(const store::Generation& generation, const SearchThreads& threads);

  /// Into how many parts so much work (nanoseconds) is to be cut: 1 when it is too little to share, or no
  /// helper is ready or will be in time, or no core is idle. Starts the helpers once there has been work
  /// enough to pay for it.
  std::size_t parts_of(std::uint64_t work);
  /// As HelperThreads::run(); only after parts_of() was more than 1.
  void run(std::size_t items, const HelperThreads::Use& use);
  /// The views of a helper's slot, from within run().
  SearchViews& views(unsigned slot) { return *views_[slot - 1]; }
  unsigned slots() const { return threads_.count; }
  /// Whether all that helpers have read was sound, as Generation::status() says it of what the caller has
  /// read.
  error::Status status() const;

 private:
  bool prepare(unsigned slot);
  const store::Generation& generation_;
  SearchThreads threads_;
  std::uint64_t work_ = 0;                           // so far, nanoseconds
  std::optional<IdleCores> idle_cores_;              // once there are helpers
  std::vector<std::unique_ptr<SearchViews>> views_;  // by slot - 1; each made on its own thread
  std::vector<char> took_part_;                      // by slot, 0 the caller's
  std::unique_ptr<HelperThreads> helpers_;           // the last to be made and the first to go
};

}  // namespace dateline::search
