// What a run was to reach, and what it reached.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "benchmarks/figures.h"

namespace dateline::benchmarks {

enum class Better : std::uint8_t { more, less };

/// One line of the table.
struct Target {
  std::string name{};
  Better better = Better::more;
  double at_least = 0, aim = 0;
  std::optional<double> reached{};  // nothing: not measured in this run
  std::string unit{};               // shown behind the figures: "x", " s"
  std::string remark{};
};

enum class Verdict : std::uint8_t { missed, met, aim_met, not_measured };
Verdict verdict(const Target& target);

/// Runs of several sizes, the smallest first. Speed is taken from the one nearest to 200,000 articles, memory
/// and growth from one of a million or more.
std::vector<Target> targets_of(const std::vector<Figures>& runs);
std::string target_table(const std::vector<Target>& targets);

/// Articles of a run; 0 if it does not say.
double articles_of(const Figures& run);
/// The largest number of threads that "build/Dateline N" was measured with, as text; empty for none.
std::string most_threads(const Figures& run);

}  // namespace dateline::benchmarks
