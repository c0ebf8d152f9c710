// Runs the builds and looks at what they left.
#include "benchmarks/build_measurement.h"

#include <algorithm>

#include "index/index_build.h"
#include "index/index_info.h"

namespace dateline::benchmarks {
namespace {

namespace fs = std::filesystem;

error::Result<Volume> only_read(const BuildRun& run) {
  article::SourceReader reader(run.sources, {});
  Volume volume;
  while (auto article = reader.next()) {
    if (!*article) continue;
    ++volume.articles;
    volume.text_bytes += text_bytes(**article);
  }
  volume.source_bytes = reader.bytes_in();
  return volume;
}

error::Result<Volume> build_ours(const BuildRun& run, unsigned threads) {
  index::BuildOptions build;
  build.entities = false;  // no engine that it is compared with extracts names
  build.sources = run.sources;
  build.threads = threads;
  index::BuildObserver observer;
  const auto report = index::build_index(run.index(), build, observer);
  if (!report) return report.error();
  return Volume{report->articles, report->bytes_text, report->bytes_in};
}

error::Result<Volume> build_plain(const BuildRun& run) {
  article::SourceReader reader(run.sources, {});
  return build_plain_xapian(run.plain_database(), reader);
}

std::vector<Build> planned_builds(const BuildRun& run) {
  std::vector<Build> builds;
  if (run.plain) builds.push_back({.name = "plain Xapian", .threads = 0});
  if (!run.ours) return builds;
  for (const unsigned threads : run.threads)
    builds.push_back(
        {.name = "Dateline, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads"),
         .threads = threads});
  return builds;
}

error::Status measure_round(const BuildRun& run, std::vector<Build>& builds) {
  for (Build& build : builds) {
    const bool is_plain = build.threads == 0;
    fs::remove_all(is_plain ? run.plain_database() : run.index());
    const auto measured =
        run_apart([&] { return is_plain ? build_plain(run) : build_ours(run, build.threads); });
    if (!measured) return measured.error();
    build.volume = measured->volume;
    build.wall.push_back(measured->cost.wall_seconds);
    build.cpu.push_back(measured->cost.cpu_seconds);
    build.peak_bytes = std::max(build.peak_bytes, measured->cost.peak_bytes);
  }
  return {};
}

Sizes file_sizes(const fs::path& folder) {
  Sizes sizes;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file()) sizes[entry.path().stem().string()] += entry.file_size();
  return sizes;
}

error::Status measure_plain_sizes(const BuildRun& run, BuildMeasurement& found) {
  found.plain = file_sizes(run.plain_database());
  fs::remove_all(run.plain_compact());
  const auto compaction = run_apart([&]() -> error::Result<Volume> {
    const auto status = compact_plain_xapian(run.plain_database(), run.plain_compact());
    if (!status) return status.error();
    return Volume{};
  });
  if (!compaction) return compaction.error();
  found.compaction = compaction->cost;
  found.plain_compact = file_sizes(run.plain_compact());
  return {};
}

error::Status measure_sizes(const BuildRun& run, BuildMeasurement& found) {
  if (run.ours) {
    const auto info = index::describe_index(run.index());
    if (!info) return info.error();
    found.ours = info->bytes_by_part;
  }
  return run.plain ? measure_plain_sizes(run, found) : error::Status{};
}

}  // namespace

error::Result<BuildMeasurement> measure_builds(const BuildRun& run) {
  BuildMeasurement found;
  const auto reading = run_apart([&] { return only_read(run); });
  if (!reading) return reading.error();
  found.reading = *reading;
  found.builds = planned_builds(run);
  for (unsigned round = 0; round < run.rounds; ++round)
    if (auto status = measure_round(run, found.builds); !status) return status.error();
  if (auto status = measure_sizes(run, found); !status) return status.error();
  // Last, and in this process: a child would begin with the memory that this took.
  article::SourceReader reader(run.sources, {});
  const auto analysis = measure_analysis(reader, run.analysed);
  if (!analysis) return analysis.error();
  found.analysis = *analysis;
  return found;
}

}  // namespace dateline::benchmarks
