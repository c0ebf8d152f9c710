// Our postings evaluated by Xapian's own matcher, which knows nothing of hot postings, bounds and early ends.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "error/result.h"
#include "search/query_plan.h"
#include "search/query_tree.h"
#include "store/generation.h"

namespace dateline::benchmarks {

/// The beginning of an answer, the best first.
struct BestHits {
  std::vector<std::string> ids;
  std::vector<double> scores;
  std::uint64_t total = 0;
};

/// `generation` must outlive it.
class EnquireOracle {
 public:
  explicit EnquireOracle(const store::Generation& generation);

  /// All matches seen, BM25 written out here once more. Nothing for queries that are more than single stems
  /// with AND, OR and NOT, and for generations with removed articles: the databases of segments hold no
  /// positions, and know of no removal.
  error::Result<std::optional<BestHits>> best(const search::QueryTree& query);

 private:
  struct Stem;
  class StemSource;
  class Lowering;
  BestHits evaluate(const search::PlanNode& plan);

  const store::Generation& generation_;
  search::TermStatistics statistics_;
  text::Stemmer stemmer_;
};

/// What differs between two answers, or nothing: scores one by one up to rounding, ids where no score of
/// another article is the same, and totals.
std::string difference(const BestHits& found, const BestHits& expected);

}  // namespace dateline::benchmarks
