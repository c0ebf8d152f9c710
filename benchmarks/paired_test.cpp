// The statistic, and its probability through the incomplete beta function.
#include "benchmarks/paired_test.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dateline::benchmarks {
namespace {

double at_least_tiny(double value) { return std::abs(value) < 1e-300 ? 1e-300 : value; }

/// The continued fraction of the incomplete beta function; converges fast for x < (a + 1) / (a + b + 2).
double beta_fraction(double a, double b, double x) {
  constexpr int kMostSteps = 10'000;
  constexpr double kPrecision = 1e-15;
  double c = 1;
  double d = 1 / at_least_tiny(1 - (a + b) * x / (a + 1));
  double fraction = d;
  for (int m = 1; m <= kMostSteps; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    double change = 1;
    for (const double term : {even, odd}) {
      d = 1 / at_least_tiny(1 + term * d);
      c = at_least_tiny(1 + term / c);
      change = c * d;
      fraction *= change;
    }
    if (std::abs(change - 1) < kPrecision) break;
  }
  return fraction;
}

double incomplete_beta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front =
      std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
  return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

}  // namespace

double two_sided_p(double t, double degrees) {
  if (std::isinf(t)) return 0;
  return incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t));
}

PairedTest paired_test(std::span<const double> first, std::span<const double> second) {
  PairedTest test;
  test.pairs = std::min(first.size(), second.size());
  if (test.pairs == 0) return test;
  const auto pairs = static_cast<double>(test.pairs);
  for (std::size_t i = 0; i < test.pairs; ++i) test.difference += (second[i] - first[i]) / pairs;
  if (test.pairs < 2) return test;
  double squares = 0;
  for (std::size_t i = 0; i < test.pairs; ++i) squares += std::pow(second[i] - first[i] - test.difference, 2);
  const double error = std::sqrt(squares / (pairs - 1) / pairs);
  if (error == 0 && test.difference == 0) return test;
  test.t = error == 0 ? std::copysign(std::numeric_limits<double>::infinity(), test.difference)
                      : test.difference / error;
  test.p = two_sided_p(test.t, pairs - 1);
  return test;
}

}  // namespace dateline::benchmarks
