// Runs the builds and looks at what they left.
#include "benchmarks/build_measurement.h"

#include <algorithm>
#include <fstream>

#include "benchmarks/article_dump.h"
#include "benchmarks/lucene_command.h"
#include "benchmarks/sqlite_fts5.h"
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

error::Result<Volume> build_ours(const BuildRun& run, const Build& build) {
  index::BuildOptions options;
  options.entities = build.builder == Builder::dateline_names;
  options.sources = run.sources;
  options.threads = build.threads;
  options.memory = run.memory;
  index::BuildObserver observer;
  const fs::path index = *options.entities ? run.names_index() : run.index();
  const auto report = index::build_index(index, options, observer);
  if (!report) return report.error();
  return Volume{report->articles, report->bytes_text, report->bytes_in};
}

error::Status dump(const BuildRun& run) {
  article::SourceReader reader(run.sources, {});
  std::ofstream out(run.dump(), std::ios::binary);
  const auto volume = dump_articles(reader, out);
  return volume ? error::Status{} : error::Status{volume.error()};
}

std::vector<Build> planned_builds(const BuildRun& run) {
  std::vector<Build> builds;
  const auto add = [&](Builder builder, const std::string& name, unsigned threads) {
    if (run.has(builder)) builds.push_back({.name = name, .builder = builder, .threads = threads});
  };
  for (const unsigned threads : run.threads) {
    add(Builder::dateline, "Dateline " + std::to_string(threads), threads);
    add(Builder::lucene, "Lucene " + std::to_string(threads), threads);
  }
  add(Builder::fts5, "FTS5", 1);
  add(Builder::xapian, "Xapian", 1);
  const unsigned most = *std::ranges::max_element(run.threads);
  add(Builder::dateline_names, "Dateline with names " + std::to_string(most), most);
  return builds;
}

fs::path place_of(const BuildRun& run, Builder builder) {
  switch (builder) {
    case Builder::dateline:
      return run.index();
    case Builder::dateline_names:
      return run.names_index();
    case Builder::lucene:
      return run.lucene();
    case Builder::fts5:
      return run.fts5();
    default:
      return run.plain_database();
  }
}

error::Result<MeasuredVolume> run_build(const BuildRun& run, const Build& build) {
  if (build.builder == Builder::lucene)
    return run_command(
        lucene_command({"build", run.lucene().string(), run.dump().string(), std::to_string(build.threads)},
                       JvmLife::building));
  return run_apart([&]() -> error::Result<Volume> {
    if (build.builder == Builder::dateline || build.builder == Builder::dateline_names)
      return build_ours(run, build);
    article::SourceReader reader(run.sources, {});
    return build.builder == Builder::fts5 ? build_sqlite_fts5(run.fts5(), reader)
                                          : build_plain_xapian(run.plain_database(), reader);
  });
}

error::Result<MeasuredVolume> run_merge(const BuildRun& run, const Build& build) {
  if (build.builder == Builder::lucene)
    return run_command(lucene_command({"merge", run.lucene().string()}, JvmLife::building));
  fs::remove_all(run.plain_compact());
  return run_apart([&]() -> error::Result<Volume> {
    const auto status = compact_plain_xapian(run.plain_database(), run.plain_compact());
    if (!status) return status.error();
    return Volume{};
  });
}

error::Status measure_build(const BuildRun& run, Build& build) {
  fs::remove_all(place_of(run, build.builder));
  const auto built = run_build(run, build);
  if (!built) return built.error();
  build.volume = built->volume;
  build.wall.push_back(built->cost.wall_seconds);
  build.cpu.push_back(built->cost.cpu_seconds);
  build.peak_bytes = std::max(build.peak_bytes, built->cost.peak_bytes);
  build.anonymous_bytes = std::max(build.anonymous_bytes, built->cost.anonymous_bytes);
  if (build.builder != Builder::lucene && build.builder != Builder::xapian) return {};
  const auto merged = run_merge(run, build);
  if (!merged) return merged.error();
  build.merge_wall.push_back(merged->cost.wall_seconds);
  build.merge_cpu.push_back(merged->cost.cpu_seconds);
  return {};
}

/// By what stands behind the last dot of a name (Lucene), or before it (Xapian).
Sizes file_sizes(const fs::path& folder, bool by_extension) {
  Sizes sizes;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file()) {
      const fs::path part = by_extension ? entry.path().extension() : entry.path().stem();
      sizes[part.empty() ? "segments" : part.string()] += entry.file_size();
    }
  return sizes;
}

error::Status measure_sizes(const BuildRun& run, BuildMeasurement& found) {
  const auto ours = [&](const char* name, const fs::path& index) -> error::Status {
    const auto info = index::describe_index(index);
    if (!info) return info.error();
    found.sizes[name] = info->bytes_by_part;
    return {};
  };
  if (run.has(Builder::dateline))
    if (auto status = ours("Dateline", run.index()); !status) return status;
  if (run.has(Builder::dateline_names))
    if (auto status = ours("Dateline with names", run.names_index()); !status) return status;
  if (run.has(Builder::lucene)) found.sizes["Lucene"] = file_sizes(run.lucene(), true);
  if (run.has(Builder::fts5)) found.sizes["FTS5"] = {{"database", fs::file_size(run.fts5())}};
  if (run.has(Builder::xapian)) found.sizes["Xapian"] = file_sizes(run.plain_compact(), false);
  return {};
}

}  // namespace

bool BuildRun::has(Builder builder) const { return std::ranges::find(builders, builder) != builders.end(); }

error::Result<BuildMeasurement> measure_builds(const BuildRun& run) {
  BuildMeasurement found;
  const auto reading = run_apart([&] { return only_read(run); });
  if (!reading) return reading.error();
  found.reading = *reading;
  if (run.has(Builder::lucene))
    if (auto status = dump(run); !status) return status.error();
  found.builds = planned_builds(run);
  for (unsigned round = 0; round < run.rounds; ++round)
    for (Build& build : found.builds)
      if (auto status = measure_build(run, build); !status) return status.error();
  if (auto status = measure_sizes(run, found); !status) return status.error();
  if (run.analysed == 0) return found;
  // Last, and in this process: a child would begin with the memory that this took.
  article::SourceReader reader(run.sources, {});
  const auto analysis = measure_analysis(reader, run.analysed);
  if (!analysis) return analysis.error();
  found.analysis = *analysis;
  return found;
}

}  // namespace dateline::benchmarks
