// build_cost: what it costs to analyse and index a set of articles, beside other engines on the same
// articles.
#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <cxxopts.hpp>

#include "benchmarks/build_cost_report.h"
#include "benchmarks/lucene_command.h"
#include "benchmarks/sqlite_fts5.h"

namespace {

using namespace dateline;
using namespace dateline::benchmarks;

struct Options {
  BuildRun run;
  std::string figures;
};

constexpr std::array<std::pair<const char*, Builder>, 5> kBuilders{{{"ours", Builder::dateline},
                                                                    {"names", Builder::dateline_names},
                                                                    {"lucene", Builder::lucene},
                                                                    {"fts5", Builder::fts5},
                                                                    {"plain", Builder::xapian}}};

cxxopts::Options flag_table() {
  cxxopts::Options flags("build_cost", "Measures analysis and building beside other engines, in one run.");
  flags.positional_help("SOURCE...")
      .add_options()("work", "folder for the indexes", cxxopts::value<std::string>())(
          "threads", "of our builds and of Lucene's, one build each",
          cxxopts::value<std::vector<unsigned>>()->default_value("1,2"))(
          "rounds", "builds of each kind, in turn; medians are shown",
          cxxopts::value<unsigned>()->default_value("1"))(
          "memory", "MiB that our batches may take", cxxopts::value<std::uint64_t>()->default_value("512"))(
          "analysed", "articles for the measure of analysis; 0: none",
          cxxopts::value<std::uint64_t>()->default_value("20000"))(
          "only", "of ours, names (ours with them extracted), lucene, fts5, plain",
          cxxopts::value<std::vector<std::string>>()->default_value("ours,names,lucene,fts5,plain"))(
          "figures", "add the figures to this file, too", cxxopts::value<std::string>()->default_value(""))(
          "source", "", cxxopts::value<std::vector<std::string>>())("help", "this page");
  flags.parse_positional({"source"});
  return flags;
}

/// Those that are asked for and were compiled; says which are not.
std::vector<Builder> read_builders(const std::vector<std::string>& names) {
  std::vector<Builder> builders;
  for (const auto& [name, builder] : kBuilders) {
    if (std::ranges::find(names, name) == names.end()) continue;
    if (builder == Builder::lucene && !has_lucene())
      std::cout << kLuceneMissing << ".\n\n";
    else if (builder == Builder::fts5 && !has_sqlite_fts5())
      std::cout << "FTS5 is left out: SQLite was missing when the benchmarks were compiled.\n\n";
    else
      builders.push_back(builder);
  }
  return builders;
}

Options read_options(const cxxopts::ParseResult& flags) {
  Options options;
  options.run.sources = flags["source"].as<std::vector<std::string>>();
  options.run.work = flags["work"].as<std::string>();
  options.run.threads = flags["threads"].as<std::vector<unsigned>>();
  options.run.rounds = flags["rounds"].as<unsigned>();
  options.run.memory = flags["memory"].as<std::uint64_t>() << 20U;
  options.run.analysed = flags["analysed"].as<std::uint64_t>();
  options.run.builders = read_builders(flags["only"].as<std::vector<std::string>>());
  options.figures = flags["figures"].as<std::string>();
  return options;
}

int fail(const error::Error& error) {
  std::cerr << "build_cost: " << describe(error);
  return 3;
}

int run(const Options& options) {
  std::filesystem::create_directories(options.run.work);
  const auto found = measure_builds(options.run);
  if (!found) return fail(found.error());
  std::cout << build_report(*found) << std::flush;
  if (options.figures.empty()) return 0;
  const auto written = write_figures(figures_of(*found), options.figures);
  return written ? 0 : fail(written.error());
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
