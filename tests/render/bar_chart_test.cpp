// Counts as bars.
#include "render/bar_chart.h"

#include <catch2/catch.hpp>

namespace dateline::render {

using Lines = std::vector<std::string>;

TEST_CASE("bars are aligned and as long as the counts are large", "[render]") {
  const std::vector<BarRow> rows{{"Wien", 10}, {"東京", 5}, {"Ζ", 1}, {"none", 0}};
  CHECK(bar_chart(rows, 30) ==
        Lines{"  Wien  10 ███████████████████", "  東京   5 ██████████", "  Ζ      1 ██", "  none   0"});
}

TEST_CASE("a small count has at least a sliver", "[render]") {
  CHECK(bar_chart(std::vector<BarRow>{{"a", 1000000}, {"b", 1}}, 30) ==
        Lines{"  a  1000000 █████████████████", "  b        1 ▏"});
}

TEST_CASE("long labels are cut, and bars left out where there is no room", "[render]") {
  CHECK(bar_chart(std::vector<BarRow>{{"Organisation of Everything", 12}}, 20) ==
        Lines{"  Organisatio…  12"});
  CHECK(bar_chart(std::vector<BarRow>{{"Everything", 12}}, 10) == Lines{"  Ev…  12"});
}

TEST_CASE("no rows, no lines", "[render]") { CHECK(bar_chart({}, 80).empty()); }

}  // namespace dateline::render
