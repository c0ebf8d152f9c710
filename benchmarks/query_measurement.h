// Timings of queries by class and mode, and whether both engines found the same.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "benchmarks/engines.h"
#include "benchmarks/query_list.h"
#include "error/result.h"

namespace dateline::benchmarks {

struct Repetition {
  unsigned warm_up = 1;  // passes over a class that are not timed
  unsigned timed = 5;    // passes that are
};

/// What one engine needed for the queries of a class in a mode.
struct ClassTiming {
  std::string kind;
  Mode mode = Mode::ids;
  std::vector<std::vector<double>> microseconds;  // by engine, one a query and timed pass
};

/// What each engine said to a query when asked for exact numbers.
struct Agreement {
  ClassedQuery query;
  std::vector<EngineAnswer> answers;  // by engine
  bool same_total() const { return answers.size() < 2 || answers[0].total == answers[1].total; }
  bool same_facets() const { return answers.size() < 2 || answers[0].facets == answers[1].facets; }
};

/// Passes over the queries of one class. In a pass every query is put to all engines in turn, to another one
/// first in every second pass, so that what else the machine does meets both alike.
error::Result<ClassTiming> time_class(const std::vector<Engine>& engines,
                                      const std::vector<ClassedQuery>& queries, const std::string& kind,
                                      Mode mode, Repetition repetition);

/// Every query once, with exact total and facets.
error::Result<std::vector<Agreement>> compare_answers(const std::vector<Engine>& engines,
                                                      const std::vector<ClassedQuery>& queries);

}  // namespace dateline::benchmarks
