// benchmark_report: what the runs of several sizes come to: targets, growth, plots.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "benchmarks/growth.h"
#include "benchmarks/latency.h"
#include "benchmarks/markdown_table.h"
#include "benchmarks/svg_plot.h"
#include "benchmarks/targets.h"

namespace {

using namespace dateline::benchmarks;

const std::vector<std::string> kEngines{"Dateline", "Lucene", "FTS5", "Xapian"};

std::string median_name(const std::string& mode, const std::string& kind, const std::string& engine) {
  return "latency/" + mode + '/' + kind + '/' + engine + "/p50";
}

std::vector<std::string> engines_of(const Figures& run) {
  std::vector<std::string> engines;
  for (const std::string& engine : kEngines)
    if (!run.matches("latency/ids/*/" + engine + "/p50").empty()) engines.push_back(engine);
  return engines;
}

BarPlot latency_plot(const Figures& run, const std::string& mode) {
  BarPlot plot{
      mode + ", median by class, " + grouped(static_cast<std::uint64_t>(articles_of(run))) + " articles",
      "microseconds",
      engines_of(run),
      {}};
  for (const std::string& kind : run.matches("latency/" + mode + "/*/Dateline/p50")) {
    BarPlot::Group& group = plot.groups.emplace_back(BarPlot::Group{kind, {}});
    for (const std::string& engine : plot.series)
      group.values.push_back(run.get(median_name(mode, kind, engine)));
  }
  return plot;
}

LinePlot growth_plot(const std::vector<Figures>& runs, const std::string& mode) {
  LinePlot plot{mode + ", geometric mean of the medians of all classes", "articles", "microseconds", {}};
  for (const std::string& engine : kEngines) {
    LinePlot::Series series{engine, {}};
    for (const Figures& run : runs) {
      std::vector<double> medians;
      for (const std::string& kind : run.matches("latency/" + mode + "/*/" + engine + "/p50"))
        if (kind != "all") medians.push_back(run.get(median_name(mode, kind, engine)).value_or(0));
      if (!medians.empty()) series.points.emplace_back(articles_of(run), geometric_mean(medians));
    }
    if (!series.points.empty()) plot.series.push_back(std::move(series));
  }
  return plot;
}

void write_plots(const std::vector<Figures>& runs, const std::filesystem::path& folder) {
  for (const std::string mode : {"ids", "facets", "snippets"}) {
    for (const Figures& run : runs)
      std::ofstream(folder / ("latency-" + mode + '-' +
                              std::to_string(static_cast<std::uint64_t>(articles_of(run))) + ".svg"))
          << to_svg(latency_plot(run, mode));
    if (runs.size() > 1)
      std::ofstream(folder / ("growth-" + mode + ".svg")) << to_svg(growth_plot(runs, mode));
  }
}

void print(const std::vector<Figures>& runs) {
  std::cout
      << "Ratios are to Lucene unless the line says otherwise; from the run nearest to 200,000 articles.\n\n"
      << target_table(targets_of(runs));
  if (runs.size() < 2) return;
  std::cout << "\n## Growth\n\n" << build_growth_table(runs) << '\n';
  for (const std::string mode : {"ids", "facets"})
    for (const std::string& engine : kEngines)
      if (const std::string table = growth_table(runs, engine, mode); !table.empty())
        std::cout << table << '\n';
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "benchmark_report FOLDER FIGURES...   tables on standard output, plots into FOLDER\n";
    return 2;
  }
  std::vector<Figures> runs;
  for (int i = 2; i < count; ++i) {
    auto figures = read_figures(arguments[i]);
    if (!figures) {
      std::cerr << "benchmark_report: " << describe(figures.error());
      return 3;
    }
    runs.push_back(std::move(*figures));
  }
  std::ranges::sort(runs, {}, articles_of);
  print(runs);
  write_plots(runs, arguments[1]);
  return 0;
}
