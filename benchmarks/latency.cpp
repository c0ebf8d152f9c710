// Percentiles and means over sorted samples.
#include "benchmarks/latency.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace dateline::benchmarks {
namespace {

/// The smallest value that at least `share` of the sample does not exceed.
double percentile(const std::vector<double>& sorted, double share) {
  if (sorted.empty()) return 0;
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

}  // namespace

Latency latency_of(std::vector<double> microseconds) {
  std::ranges::sort(microseconds);
  return {percentile(microseconds, 0.50), percentile(microseconds, 0.95), percentile(microseconds, 0.99)};
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return percentile(values, 0.50);
}

double geometric_mean(const std::vector<double>& values) {
  if (values.empty()) return 0;
  double logarithms = 0;
  for (const double value : values) logarithms += std::log(value);
  return std::exp(logarithms / static_cast<double>(values.size()));
}

}  // namespace dateline::benchmarks
