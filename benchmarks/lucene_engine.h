// Lucene as an engine: a JVM that serves (benchmarks/lucene/LuceneBenchmark.java), asked over pipes and timed
// by its own clock.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "benchmarks/engines.h"
#include "error/result.h"

namespace dateline::benchmarks {

error::Result<std::unique_ptr<Engine>> open_lucene(const std::filesystem::path& index);

/// Reads the line of an answer: total, then for each facet a tab and value US count RS, value US count RS
/// ...; values of equal count are put in bytewise order. What is no such line is an internal error with it.
error::Result<EngineAnswer> read_lucene_answer(std::string_view line);

}  // namespace dateline::benchmarks
