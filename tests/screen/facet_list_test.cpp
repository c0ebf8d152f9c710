// The column of facets, and what is chosen in it.
#include "screen/facet_list.h"

#include <catch2/catch.hpp>

namespace dateline::screen {
namespace {

const FacetValue kKremlin{"org", "Kremlin"};
const FacetValue kFsb{"org", "FSB"};

}  // namespace

TEST_CASE("each field with values has a heading and its values", "[screen]") {
  const std::vector<search::FacetAnswer> facets{{"org", {{"Kremlin", 40}, {"FSB", 4}}, 12}, {"place", {}, 0}};
  CHECK(facet_rows(facets, std::vector{kFsb}) ==
        std::vector<FacetRow>{{{"org", ""}, 12, false}, {kKremlin, 40, false}, {kFsb, 4, true}});
}

TEST_CASE("what is chosen can be taken back although it is not counted any more", "[screen]") {
  const std::vector<search::FacetAnswer> facets{{"org", {}, 0}};
  CHECK(facet_rows(facets, std::vector{kFsb}) ==
        std::vector<FacetRow>{{{"org", ""}, 0, false}, {kFsb, 0, true}});
}

TEST_CASE("a second choice of the same value takes it back", "[screen]") {
  CHECK(toggled({kKremlin}, kFsb) == std::vector{kKremlin, kFsb});
  CHECK(toggled({kKremlin, kFsb}, kKremlin) == std::vector{kFsb});
}

TEST_CASE("values of one field are alternatives, fields are not", "[screen]") {
  const auto filters = filters_of(std::vector<FacetValue>{kKremlin, {"year", "2024"}, kFsb});
  REQUIRE(filters.size() == 2);
  CHECK(filters[0].facet == schema::Facet::org);
  CHECK(filters[0].values == std::vector<std::string>{"Kremlin", "FSB"});
  CHECK(filters[1].year);
  CHECK(filters[1].values == std::vector<std::string>{"2024"});
}

}  // namespace dateline::screen
