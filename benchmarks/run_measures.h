// How good a run is: the measures of trec_eval.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/trec_files.h"

namespace dateline::benchmarks {

/// Of one topic. Relevant is what was judged above 0. Names are trec_eval's.
struct TopicMeasures {
  double map = 0;          // average precision: precision at each relevant document found, over all relevant
  double ndcg_cut_10 = 0;  // gain is the judgement, discount log2(rank + 1); 0 when nothing is relevant
  double p_10 = 0;         // over ten, even if fewer were found
  double recall_100 = 0;
};

/// A measure by its name, for tables and tests.
struct Measure {
  std::string_view name;
  double TopicMeasures::*value;
};
std::span<const Measure> all_measures();

/// `found` in the order of its ranks.
TopicMeasures measure_topic(const std::map<std::string, long>& judged, std::span<const RunEntry> found);

/// By topic: every one for which at least one relevant document was judged; zeros for those of which the run
/// holds nothing (trec_eval -c). Topics without a relevant document are left out, as no run can find
/// anything; trec_eval counts their zeros in.
using RunMeasures = std::map<std::string, TopicMeasures>;
RunMeasures measure_run(const Judgements& judgements, const Run& run);

double mean_of(const RunMeasures& measures, double TopicMeasures::*value);
/// Geometric mean of average precision, each at least 0.00001 (trec_eval's gm_map).
double gm_map(const RunMeasures& measures);

}  // namespace dateline::benchmarks
