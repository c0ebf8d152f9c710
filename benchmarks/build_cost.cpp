// build_cost: what it costs to analyse and index a set of articles, beside plain Xapian on the same articles.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <cxxopts.hpp>

#include "benchmarks/build_measurement.h"
#include "benchmarks/markdown_table.h"
#include "io/json_writer.h"

namespace {

using namespace dateline;
using namespace dateline::benchmarks;

struct Options {
  BuildRun run;
  std::string json;
};

double per_second(std::uint64_t amount, double seconds) {
  return seconds > 0 ? static_cast<double>(amount) / seconds : 0;
}
double megabytes_per_second(std::uint64_t bytes, double seconds) { return per_second(bytes, seconds) / 1e6; }
std::uint64_t rounded(double value) { return static_cast<std::uint64_t>(value + 0.5); }

std::string analysis_table(const AnalysisCost& analysis) {
  MarkdownTable table({"one core, articles in memory", "MB/s", "articles/s", "times TermGenerator"});
  const auto row = [&](const char* name, double seconds) {
    table.add({name, decimal(megabytes_per_second(analysis.text_bytes, seconds), 1),
               grouped(rounded(per_second(analysis.articles, seconds))),
               ratio(analysis.term_generator, seconds)});
  };
  row("words (text::Analyzer)", analysis.words);
  row("whole articles (index::ArticleAnalysis)", analysis.articles_whole);
  row("Xapian::TermGenerator", analysis.term_generator);
  return table.text();
}

/// CPU seconds without those of reading the source, which all builds share.
double indexing_seconds(const BuildMeasurement& found, const Build& build) {
  return std::max(build.cpu_seconds() - found.reading.cost.cpu_seconds, 0.0);
}

std::string build_table(const BuildMeasurement& found) {
  MarkdownTable table({"build", "articles/s", "MB/s", "articles per CPU s", "times plain", "reading left out",
                       "times plain", "peak memory"});
  const Build& base = found.builds.front();
  for (const Build& build : found.builds) {
    const double per_cpu = per_second(build.volume.articles, build.cpu_seconds());
    const double without = per_second(build.volume.articles, indexing_seconds(found, build));
    table.add({build.name, grouped(rounded(per_second(build.volume.articles, build.wall_seconds()))),
               decimal(megabytes_per_second(build.volume.text_bytes, build.wall_seconds()), 2),
               grouped(rounded(per_cpu)),
               ratio(per_cpu, per_second(base.volume.articles, base.cpu_seconds())),
               grouped(rounded(without)),
               ratio(without, per_second(base.volume.articles, indexing_seconds(found, base))),
               megabytes(build.peak_bytes)});
  }
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

std::string size_table(const std::string& name, const Sizes& sizes, std::uint64_t text_bytes) {
  if (sizes.empty()) return "";
  MarkdownTable table({name, "size", "bytes a byte of text"});
  const auto row = [&](const std::string& part, std::uint64_t bytes) {
    table.add(
        {part, megabytes(bytes),
         decimal(static_cast<double>(bytes) / static_cast<double>(std::max<std::uint64_t>(text_bytes, 1)),
                 3)});
  };
  for (const auto& [part, bytes] : without_crumbs(sizes)) row(part, bytes);
  row("all", sum_of(sizes));
  return '\n' + table.text();
}

void print(const BuildMeasurement& found) {
  const Volume& volume = found.reading.volume;
  std::cout << grouped(volume.articles) << " articles, " << megabytes(volume.text_bytes) << " of text in "
            << megabytes(volume.source_bytes) << "; reading alone: "
            << decimal(megabytes_per_second(volume.source_bytes, found.reading.cost.cpu_seconds), 1)
            << " MB of source per CPU s, " << decimal(found.reading.cost.cpu_seconds, 2) << " CPU s\n\n"
            << analysis_table(found.analysis) << '\n'
            << build_table(found) << size_table("Dateline", found.ours, volume.text_bytes)
            << size_table("plain Xapian, as left", found.plain, volume.text_bytes)
            << size_table("plain Xapian, compacted", found.plain_compact, volume.text_bytes);
  if (!found.plain_compact.empty())
    std::cout << "\nCompacting took plain Xapian another " << decimal(found.compaction.cpu_seconds, 1)
              << " CPU s.\n";
  std::cout << std::flush;
}

void write_sizes(io::JsonWriter& json, const char* name, const Sizes& sizes) {
  json.key(name).begin_object();
  for (const auto& [part, bytes] : sizes) json.field(part, bytes);
  json.end_object();
}

void write_builds(io::JsonWriter& json, const std::vector<Build>& builds) {
  json.key("builds").begin_array();
  for (const Build& build : builds) {
    json.begin_object()
        .field("name", build.name)
        .field("threads", std::uint64_t{std::max(build.threads, 1U)});
    json.field("articles", build.volume.articles).key("wall_seconds").number(build.wall_seconds());
    json.key("cpu_seconds").number(build.cpu_seconds()).field("peak_bytes", build.peak_bytes).end_object();
  }
  json.end_array();
}

std::string to_json(const BuildMeasurement& found) {
  std::string out;
  io::JsonWriter json(out);
  json.begin_object().field("articles", found.reading.volume.articles);
  json.field("text_bytes", found.reading.volume.text_bytes)
      .field("source_bytes", found.reading.volume.source_bytes);
  json.key("reading_cpu_seconds").number(found.reading.cost.cpu_seconds);
  json.key("analysis").begin_object().field("articles", found.analysis.articles);
  json.field("text_bytes", found.analysis.text_bytes).key("words_seconds").number(found.analysis.words);
  json.key("articles_seconds").number(found.analysis.articles_whole);
  json.key("term_generator_seconds").number(found.analysis.term_generator).end_object();
  write_builds(json, found.builds);
  write_sizes(json, "bytes", found.ours);
  write_sizes(json, "plain_bytes", found.plain);
  write_sizes(json, "plain_compact_bytes", found.plain_compact);
  json.end_object();
  return out + '\n';
}

cxxopts::Options flag_table() {
  cxxopts::Options flags("build_cost", "Measures analysis and building beside plain Xapian, in one run.");
  flags.positional_help("SOURCE...")
      .add_options()("work", "folder for the indexes: dateline, plain, plain-compact in it",
                     cxxopts::value<std::string>())(
          "threads", "workers of our builds, one build each",
          cxxopts::value<std::vector<unsigned>>()->default_value("1,2"))(
          "rounds", "builds of each kind, in turn; medians are shown",
          cxxopts::value<unsigned>()->default_value("1"))(
          "analysed", "articles for the measure of analysis",
          cxxopts::value<std::uint64_t>()->default_value("20000"))(
          "only", "ours or plain", cxxopts::value<std::string>()->default_value(""))(
          "json", "write the figures to this file, too", cxxopts::value<std::string>()->default_value(""))(
          "source", "", cxxopts::value<std::vector<std::string>>())("help", "this page");
  flags.parse_positional({"source"});
  return flags;
}

Options read_options(const cxxopts::ParseResult& flags) {
  Options options;
  options.run.sources = flags["source"].as<std::vector<std::string>>();
  options.run.work = flags["work"].as<std::string>();
  options.run.threads = flags["threads"].as<std::vector<unsigned>>();
  options.run.rounds = flags["rounds"].as<unsigned>();
  options.run.analysed = flags["analysed"].as<std::uint64_t>();
  options.run.ours = flags["only"].as<std::string>() != "plain";
  options.run.plain = flags["only"].as<std::string>() != "ours";
  options.json = flags["json"].as<std::string>();
  return options;
}

int run(const Options& options) {
  std::filesystem::create_directories(options.run.work);
  const auto found = measure_builds(options.run);
  if (!found) {
    std::cerr << "build_cost: " << describe(found.error());
    return 3;
  }
  print(*found);
  if (!options.json.empty()) std::ofstream(options.json) << to_json(*found);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  auto table = flag_table();
  try {
    const auto flags = table.parse(count, arguments);
    if (flags.count("help") != 0 || flags.count("source") == 0 || flags.count("work") == 0) {
      std::cout << table.help();
      return flags.count("help") != 0 ? 0 : 2;
    }
    return run(read_options(flags));
  } catch (const cxxopts::exceptions::exception& wrong) {
    std::cerr << "build_cost: " << wrong.what() << '\n';
    return 2;
  }
}
