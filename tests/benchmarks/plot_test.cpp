// Plots are SVG with what they were given in it.
#include <catch2/catch.hpp>

#include "benchmarks/svg_plot.h"

namespace dateline::benchmarks {
namespace {

using Catch::Contains;

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a bar for each value that is there", "[benchmarks]") {
  const BarPlot plot{
      "A < B", "us", {"ours", "theirs"}, {{"and2", {10.0, 1000.0}}, {"near", {100.0, std::nullopt}}}};
  const std::string svg = to_svg(plot);
  CHECK_THAT(svg, Contains("A &lt; B") && Contains("and2") && Contains("theirs"));
  CHECK(count(svg, "<rect") == 1 + 2 + 3);  // page, legend, bars
  // From 10 to 1,000 the axis has two decades: 100 ends in the middle of its 640 points.
  CHECK(count(svg, "width=\"320.0\"") == 1);
  CHECK(count(svg, "width=\"640.0\"") == 1);
}

TEST_CASE("a line for each series", "[benchmarks]") {
  const LinePlot plot{
      "growth", "articles", "us", {{"ours", {{100, 10}, {10'000, 1000}}}, {"theirs", {{100, 20}}}}};
  const std::string svg = to_svg(plot);
  CHECK(count(svg, "<polyline") == 2);
  CHECK_THAT(svg, Contains("points=\"110.0,380.0 750.0,60.0 \""));
}

TEST_CASE("plots of nothing", "[benchmarks]") {
  CHECK_THAT(to_svg(BarPlot{"none", "us", {}, {}}), Contains("</svg>"));
  CHECK_THAT(to_svg(LinePlot{"none", "a", "b", {{"empty", {}}, {"zero", {{0, 0}}}}}), Contains("</svg>"));
}

}  // namespace dateline::benchmarks
