// Do two runs differ by more than chance? Student's t test of paired differences.
#pragma once

#include <cstddef>
#include <span>

namespace dateline::benchmarks {

struct PairedTest {
  std::size_t pairs = 0;
  double difference = 0;  // mean of second - first
  double t = 0;           // infinite when all differences are the same and not 0
  double p = 1;           // two-sided; 1 with fewer than two pairs and when nothing differs
};

/// `first` and `second`: as many values, pair by pair.
PairedTest paired_test(std::span<const double> first, std::span<const double> second);

/// Probability that |t| is at least this by chance, with so many degrees of freedom (1 at least). By the
/// regularised incomplete beta function, as a continued fraction. Source: W. Press et al., Numerical Recipes,
/// chapter 6.4 (the formulas; Lentz's method).
double two_sided_p(double t, double degrees);

}  // namespace dateline::benchmarks
