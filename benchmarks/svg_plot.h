// Plots as SVG: values on a logarithmic axis, as bars by group or as lines.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dateline::benchmarks {

/// A bar for each series in each group; missing and non-positive values have none.
struct BarPlot {
  std::string title;
  std::string unit;
  std::vector<std::string> series;
  struct Group {
    std::string name;
    std::vector<std::optional<double>> values;  // by series
  };
  std::vector<Group> groups;
};
std::string to_svg(const BarPlot& plot);

/// A line for each series through its points, both axes logarithmic.
struct LinePlot {
  std::string title;
  std::string x_unit, y_unit;
  struct Series {
    std::string name;
    std::vector<std::pair<double, double>> points;
  };
  std::vector<Series> series;
};
std::string to_svg(const LinePlot& plot);

}  // namespace dateline::benchmarks
