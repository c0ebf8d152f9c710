// xoshiro256**, powers by series, alias tables.
#include "corpus/generator/random.h"

#include <bit>
#include <cmath>
#include <numeric>

namespace dateline::corpus {
namespace {

constexpr double kLn2 = 0.693147180559945309417;

/// ln(value) as exponent * ln 2 + 2 artanh((m - 1) / (m + 1)) with m in [0.5, 1).
double natural_log(double value) {
  int exponent = 0;
  const double mantissa = std::frexp(value, &exponent);  // exact, hence the same everywhere
  const double t = (mantissa - 1.0) / (mantissa + 1.0);
  double sum = 0;
  double term = t;
  for (int n = 1; n < 61; n += 2) {
    sum += term / n;
    term *= t * t;
  }
  return exponent * kLn2 + 2.0 * sum;
}

double exponential(double value) {
  const double halvings = std::floor(value / kLn2);
  const double rest = value - halvings * kLn2;
  double sum = 1.0;
  double term = 1.0;
  for (int n = 1; n < 24; ++n) {
    term *= rest / n;
    sum += term;
  }
  return std::ldexp(sum, static_cast<int>(halvings));
}

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t purpose, std::uint64_t index) {
  std::uint64_t value = mix(mix(mix(seed) ^ purpose) ^ index);
  for (std::uint64_t& word : state_) word = value = mix(value);
}

std::uint64_t Random::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17U;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

double Random::normal() {
  double sum = -6.0;
  for (int i = 0; i < 12; ++i) sum += unit();
  return sum;
}

double power(double base, double exponent) { return exponential(exponent * natural_log(base)); }

AliasTable::AliasTable(std::span<const double> weights) : slots_(weights.size()) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> share(weights.size());  // of a slot; 1 fills it
  std::vector<std::uint32_t> small;
  std::vector<std::uint32_t> large;
  for (std::uint32_t i = 0; i < weights.size(); ++i) {
    share[i] = weights[i] * static_cast<double>(weights.size()) / total;
    (share[i] < 1.0 ? small : large).push_back(i);
  }
  while (!small.empty() && !large.empty()) {
    const std::uint32_t poor = small.back();
    const std::uint32_t rich = large.back();
    small.pop_back();
    slots_[poor] = {static_cast<std::uint32_t>(share[poor] * 0x1p32), rich};
    share[rich] -= 1.0 - share[poor];
    if (share[rich] >= 1.0) continue;
    large.pop_back();
    small.push_back(rich);
  }
  for (const std::uint32_t full : small) slots_[full].alias = full;
  for (const std::uint32_t full : large) slots_[full].alias = full;
}

std::vector<double> zipf_weights(std::uint32_t size, double exponent, double shift) {
  std::vector<double> weights(size);
  for (std::uint32_t i = 0; i < size; ++i) weights[i] = power(1.0 + i + shift, -exponent);
  return weights;
}

}  // namespace dateline::corpus
