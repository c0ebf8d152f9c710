// What build_cost found, as tables to read and as figures to go on with.
#pragma once

#include <string>

#include "benchmarks/build_measurement.h"
#include "benchmarks/figures.h"

namespace dateline::benchmarks {

/// All of it in Markdown.
std::string build_report(const BuildMeasurement& found);

/// corpus/articles and text_bytes; build/NAME/wall_s, cpu_s, articles_per_s, articles_per_cpu_s, peak_bytes,
/// anonymous_bytes, where NAME is as "Lucene 2", or "Lucene 2 merged" with the time of merging in it;
/// size/ENGINE/PART and size/ENGINE/all in bytes a byte of text.
Figures figures_of(const BuildMeasurement& found);

}  // namespace dateline::benchmarks
