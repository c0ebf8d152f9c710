// Rows of tables from costs.
#include "benchmarks/build_cost_report.h"

#include <algorithm>
#include <cstdint>

#include "benchmarks/markdown_table.h"

namespace dateline::benchmarks {
namespace {

double per_second(std::uint64_t amount, double seconds) {
  return seconds > 0 ? static_cast<double>(amount) / seconds : 0;
}
std::uint64_t rounded(double value) { return static_cast<std::uint64_t>(value + 0.5); }

/// A build, or a build with what merging took.
struct BuildRow {
  std::string name;
  double wall = 0, cpu = 0;
  const Build* build = nullptr;
};

std::vector<BuildRow> rows_of(const BuildMeasurement& found) {
  std::vector<BuildRow> rows;
  for (const Build& build : found.builds) {
    const double wall = median(build.wall), cpu = median(build.cpu);
    rows.push_back({build.name, wall, cpu, &build});
    if (!build.merge_wall.empty())
      rows.push_back(
          {build.name + " merged", wall + median(build.merge_wall), cpu + median(build.merge_cpu), &build});
  }
  return rows;
}

std::string build_table(const BuildMeasurement& found) {
  MarkdownTable table({"build", "seconds", "articles/s", "MB/s", "CPU s", "articles per CPU s", "peak memory",
                       "of it anonymous"});
  for (const BuildRow& row : rows_of(found)) {
    const Volume& volume = row.build->volume;
    table.add({row.name, decimal(row.wall, 1), grouped(rounded(per_second(volume.articles, row.wall))),
               decimal(per_second(volume.text_bytes, row.wall) / 1e6, 2), decimal(row.cpu, 1),
               grouped(rounded(per_second(volume.articles, row.cpu))), megabytes(row.build->peak_bytes),
               megabytes(row.build->anonymous_bytes)});
  }
  return table.text();
}

std::string analysis_table(const AnalysisCost& analysis) {
  MarkdownTable table({"one core, articles in memory", "MB/s", "articles/s", "times TermGenerator"});
  const auto row = [&](const char* name, double seconds) {
    table.add({name, decimal(per_second(analysis.text_bytes, seconds) / 1e6, 1),
               grouped(rounded(per_second(analysis.articles, seconds))),
               ratio(analysis.term_generator, seconds)});
  };
  row("words (text::Analyzer)", analysis.words);
  row("whole articles (index::ArticleAnalysis)", analysis.articles_whole);
  row("Xapian::TermGenerator", analysis.term_generator);
  return table.text();
}

std::uint64_t sum_of(const Sizes& sizes) {
  std::uint64_t sum = 0;
  for (const auto& [part, bytes] : sizes) sum += bytes;
  return sum;
}

/// Parts that hold less than a thousandth of the whole are added up as "other".
Sizes without_crumbs(const Sizes& sizes) {
  const std::uint64_t least = sum_of(sizes) / 1000;
  Sizes kept;
  for (const auto& [part, bytes] : sizes) kept[bytes < least ? "other" : part] += bytes;
  return kept;
}

double per_text(std::uint64_t bytes, std::uint64_t text_bytes) {
  return static_cast<double>(bytes) / static_cast<double>(std::max<std::uint64_t>(text_bytes, 1));
}

std::string size_table(const std::string& name, const Sizes& sizes, std::uint64_t text_bytes) {
  MarkdownTable table({name, "size", "bytes a byte of text"});
  const auto row = [&](const std::string& part, std::uint64_t bytes) {
    table.add({part, megabytes(bytes), decimal(per_text(bytes, text_bytes), 3)});
  };
  const Sizes kept = without_crumbs(sizes);
  for (const auto& [part, bytes] : kept) row(part, bytes);
  if (kept.size() > 1) row("all", sum_of(sizes));
  return '\n' + table.text();
}

}  // namespace

std::string build_report(const BuildMeasurement& found) {
  const Volume& volume = found.reading.volume;
  const double reading = found.reading.cost.cpu_seconds;
  std::string out = grouped(volume.articles) + " articles, " + megabytes(volume.text_bytes) + " of text in " +
                    megabytes(volume.source_bytes) + "; reading alone: " + decimal(reading, 2) +
                    " CPU s\n\n" + build_table(found);
  for (const auto& [engine, sizes] : found.sizes) out += size_table(engine, sizes, volume.text_bytes);
  if (found.analysis) out += '\n' + analysis_table(*found.analysis);
  return out;
}

Figures figures_of(const BuildMeasurement& found) {
  Figures figures;
  const Volume& volume = found.reading.volume;
  figures.set("corpus/articles", static_cast<double>(volume.articles));
  figures.set("corpus/text_bytes", static_cast<double>(volume.text_bytes));
  for (const BuildRow& row : rows_of(found)) {
    const std::string name = "build/" + row.name + '/';
    figures.set(name + "wall_s", row.wall);
    figures.set(name + "cpu_s", row.cpu);
    figures.set(name + "articles_per_s", per_second(row.build->volume.articles, row.wall));
    figures.set(name + "articles_per_cpu_s", per_second(row.build->volume.articles, row.cpu));
    figures.set(name + "peak_bytes", static_cast<double>(row.build->peak_bytes));
    figures.set(name + "anonymous_bytes", static_cast<double>(row.build->anonymous_bytes));
  }
  for (const auto& [engine, sizes] : found.sizes) {
    for (const auto& [part, bytes] : sizes)
      figures.set("size/" + engine + '/' + part, per_text(bytes, volume.text_bytes));
    figures.set("size/" + engine + "/all", per_text(sum_of(sizes), volume.text_bytes));
  }
  return figures;
}

}  // namespace dateline::benchmarks
