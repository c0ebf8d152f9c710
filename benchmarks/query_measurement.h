// Timings of queries by class and mode, and whether all engines found the same.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "benchmarks/engines.h"
#include "benchmarks/query_list.h"
#include "error/result.h"

namespace dateline::benchmarks {

/// The engines of a run, ours first if it takes part, with what tables call them.
struct Contest {
  std::vector<std::string> names;
  std::vector<std::unique_ptr<Engine>> engines;
};

struct Repetition {
  unsigned warm_up = 1;  // passes over a class that are not timed
  unsigned timed = 5;    // passes that are
};

/// What each engine needed for the queries of a class in a mode.
struct ClassTiming {
  std::string kind;
  Mode mode = Mode::ids;
  std::vector<std::vector<double>> microseconds;  // by engine, one a query and timed pass
};

/// What each engine said to a query when asked for exact numbers.
struct Agreement {
  ClassedQuery query;
  std::vector<EngineAnswer> answers;  // by engine
  /// Does this engine say what the first one says?
  bool same_total(std::size_t engine) const { return answers[engine].total == answers[0].total; }
  bool same_facets(std::size_t engine) const { return answers[engine].facets == answers[0].facets; }
};

/// Queries per second of an engine with so many threads.
struct Rate {
  std::size_t engine = 0;
  Mode mode = Mode::ids;
  unsigned threads = 1;
  double per_second = 0;
};

/// Passes over the queries of one class. In a pass every query is put to all engines in turn, to another one
/// first in every pass, so that what else the machine does meets all alike.
error::Result<ClassTiming> time_class(Contest& contest, const std::vector<ClassedQuery>& queries,
                                      const std::string& kind, Mode mode, Repetition repetition);

/// Every query once, with exact total and facets.
error::Result<std::vector<Agreement>> compare_answers(Contest& contest,
                                                      const std::vector<ClassedQuery>& queries);

/// Each engine for `seconds` with one and with two threads, over the queries of all classes in turn.
error::Result<std::vector<Rate>> measure_rates(Contest& contest, const std::vector<ClassedQuery>& queries,
                                               const std::vector<Mode>& modes, double seconds);

/// Lets engines that get faster by answering do so.
error::Status warm_up(Contest& contest, const std::vector<ClassedQuery>& queries, double seconds);

}  // namespace dateline::benchmarks
