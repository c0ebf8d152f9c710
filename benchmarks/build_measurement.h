// Builds of ours and of the baseline from the same sources, each in a process of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "benchmarks/analysis_cost.h"
#include "benchmarks/child_process.h"
#include "benchmarks/latency.h"
#include "benchmarks/plain_xapian.h"
#include "error/result.h"

namespace dateline::benchmarks {

/// What to build from, where, and how often.
struct BuildRun {
  std::vector<std::string> sources;
  std::filesystem::path work;
  std::vector<unsigned> threads;
  unsigned rounds = 1;
  std::uint64_t analysed = 20'000;  // articles
  bool ours = true;
  bool plain = true;

  std::filesystem::path index() const { return work / "dateline"; }
  std::filesystem::path plain_database() const { return work / "plain"; }
  std::filesystem::path plain_compact() const { return work / "plain-compact"; }
};

/// One way to build, measured in every round.
struct Build {
  std::string name{};
  unsigned threads = 1;  // 0: the baseline, which has none to choose
  Volume volume{};
  std::vector<double> wall{}, cpu{};  // seconds, one a round
  std::uint64_t peak_bytes = 0;
  double wall_seconds() const { return median(wall); }
  double cpu_seconds() const { return median(cpu); }
};

using Sizes = std::map<std::string, std::uint64_t>;

struct BuildMeasurement {
  MeasuredVolume reading;
  AnalysisCost analysis;
  std::vector<Build> builds;         // the baseline first, if it is measured
  Cost compaction;                   // of the baseline
  Sizes ours, plain, plain_compact;  // bytes by part
};

/// Reads, builds all in turn in every round, analyses; the indexes of the last round stay in `run.work`.
error::Result<BuildMeasurement> measure_builds(const BuildRun& run);

}  // namespace dateline::benchmarks
