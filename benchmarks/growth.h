// How figures grow with the corpus.
#pragma once

#include <string>
#include <vector>

#include "benchmarks/figures.h"

namespace dateline::benchmarks {

/// Medians of each class in a mode for an engine at each size, and each size's ratio to the one before; runs
/// that lack the engine are left out. Empty for fewer than two.
std::string growth_table(const std::vector<Figures>& runs, const std::string& engine,
                         const std::string& mode);
/// Articles per second of each way to build at each size.
std::string build_growth_table(const std::vector<Figures>& runs);

}  // namespace dateline::benchmarks
