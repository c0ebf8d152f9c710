// Builds of ours and of peers from the same sources, each in a process of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "benchmarks/analysis_cost.h"
#include "benchmarks/child_process.h"
#include "benchmarks/latency.h"
#include "benchmarks/plain_xapian.h"
#include "error/result.h"

namespace dateline::benchmarks {

enum class Builder : std::uint8_t { dateline, dateline_names, lucene, fts5, xapian };

/// What to build from, where, and how often.
struct BuildRun {
  std::vector<std::string> sources;
  std::filesystem::path work;
  std::vector<unsigned> threads;  // of ours and of Lucene; the largest also with names
  unsigned rounds = 1;
  std::uint64_t memory = 0;         // of ours: --memory
  std::uint64_t analysed = 20'000;  // articles; 0: analysis is not measured
  std::vector<Builder> builders;

  bool has(Builder builder) const;
  std::filesystem::path index() const { return work / "dateline"; }
  std::filesystem::path names_index() const { return work / "dateline-names"; }
  std::filesystem::path lucene() const { return work / "lucene"; }
  std::filesystem::path fts5() const { return work / "fts5.sqlite"; }
  std::filesystem::path plain_database() const { return work / "plain"; }
  std::filesystem::path plain_compact() const { return work / "plain-compact"; }
  std::filesystem::path dump() const { return work / "articles.dump"; }
};

/// One way to build, measured in every round.
struct Build {
  std::string name{};  // as "Lucene 2"
  Builder builder = Builder::dateline;
  unsigned threads = 1;
  Volume volume{};
  std::vector<double> wall{}, cpu{};  // seconds, one a round
  std::vector<double> merge_wall{},
      merge_cpu{};  // of merging it into one segment or compacting it, if that is done
  std::uint64_t peak_bytes = 0, anonymous_bytes = 0;
};

using Sizes = std::map<std::string, std::uint64_t>;  // bytes by part

struct BuildMeasurement {
  MeasuredVolume reading{};
  std::optional<AnalysisCost> analysis{};
  std::vector<Build> builds{};
  std::map<std::string, Sizes> sizes{};  // by engine, as it is asked
};

/// Reads, builds all in turn in every round, analyses; the indexes of the last round stay in `run.work`,
/// those of Lucene and plain Xapian merged and compacted.
error::Result<BuildMeasurement> measure_builds(const BuildRun& run);

}  // namespace dateline::benchmarks
