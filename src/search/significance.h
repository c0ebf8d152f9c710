// How much more often the matches have something than the archive does.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace dateline::search {

/// Articles that have it, of how many.
struct Share {
  std::uint64_t with = 0;
  std::uint64_t of = 0;
};

/// Dunning's log-likelihood ratio G2 of the two-by-two table matches/others by with/without: 0 when the
/// matches have it no more often than the other articles do, and 0 when there are no others. `matches` is a
/// part of `archive`. Source: T. Dunning, Accurate methods for the statistics of surprise and coincidence,
/// Computational Linguistics 19(1), 1993.
inline double significance(const Share& matches, const Share& archive) {
  if (matches.of == 0 || archive.of <= matches.of || matches.with == 0) return 0;
  const auto with = static_cast<double>(matches.with);
  const auto of = static_cast<double>(matches.of);
  const auto others_with = static_cast<double>(std::max(archive.with, matches.with) - matches.with);
  const auto others = static_cast<double>(archive.of - matches.of);
  if (with * others <= others_with * of) return 0;
  const double rate = (with + others_with) / (of + others);
  const auto part = [](double seen, double expected) {
    return seen > 0 && expected > 0 ? seen * std::log(seen / expected) : 0;
  };
  return 2 * (part(with, of * rate) + part(others_with, others * rate) + part(of - with, of * (1 - rate)) +
              part(std::max(others - others_with, 0.0), others * (1 - rate)));
}

}  // namespace dateline::search
