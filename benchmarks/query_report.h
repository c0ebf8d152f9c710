// What query_latency found, as tables to read and as figures to go on with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "benchmarks/exhaustive_check.h"
#include "benchmarks/figures.h"
#include "benchmarks/query_measurement.h"

namespace dateline::benchmarks {

struct QueryResults {
  std::vector<std::string> names;  // of engines, ours first if it took part
  std::vector<ClassTiming> timings;
  std::vector<Agreement> agreements;  // none when not compared
  std::vector<Rate> rates;
  std::optional<ExhaustiveCheck> exhaustive{};  // nothing: not checked
};

/// p50, p95 and p99 of each engine by class, and how many times as long as the first one each other took by
/// p50; below them the same over the samples of all classes, the sum of medians and their geometric mean.
std::string latency_table(const QueryResults& results, Mode mode);
std::string rate_table(const QueryResults& results);
/// By class: for how many queries each other engine has the total and the facet counts of the first one.
std::string agreement_table(const QueryResults& results);
/// The queries on which engines disagree, up to three of each class; nothing if there are none.
std::string differences(const QueryResults& results);
/// Do all have the total of the first one, for every query? FTS5 is excused where it must differ: it stems
/// what stands before a *, so that bos* finds what begins with bo.
bool all_agree(const QueryResults& results);
std::string exhaustive_line(const ExhaustiveCheck& check);

/// latency/MODE/CLASS/ENGINE/p50 (p95, p99; "all" is a class, too), rate/MODE/THREADS/ENGINE,
/// agreement/ENGINE/total (and facets, queries), exhaustive/wrong
/// (queries, by_xapian).
Figures figures_of(const QueryResults& results);

}  // namespace dateline::benchmarks
