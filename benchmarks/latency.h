// What many timings of the same kind of question come to.
#pragma once

#include <vector>

namespace dateline::benchmarks {

/// Microseconds, by nearest rank.
struct Latency {
  double p50 = 0;
  double p95 = 0;
  double p99 = 0;
};
/// All zero for no sample.
Latency latency_of(std::vector<double> microseconds);

double median(std::vector<double> values);
/// Of positive values; 0 for none.
double geometric_mean(const std::vector<double>& values);

}  // namespace dateline::benchmarks
