// Local names: numbered in their order, found by spelling.
#include "store/local_names.h"

#include <catch2/catch.hpp>
#include <string>

#include "support/temporary_directory.h"

namespace dateline::store {

TEST_CASE("local names are found by number and by spelling", "[store][local_names]") {
  using schema::Facet;
  const test_support::TemporaryDirectory folder;
  std::array<std::vector<NameCount>, schema::kFacetCount> names;
  names[static_cast<std::size_t>(Facet::person)] = {
      {"", 1}, {"Boris Yeltsin", 3}, {"V. Putin", 1}, {"Vladimir Putin", 9}};
  names[static_cast<std::size_t>(Facet::source)] = {{"Reuters", 12}};
  REQUIRE(write_local_names(folder.path() / "names", names, false));
  const auto opened = LocalNames::open(folder.path() / "names");
  REQUIRE(opened);

  CHECK(opened->count(Facet::person) == 4);
  CHECK(opened->count(Facet::source) == 1);
  CHECK(opened->count(Facet::place) == 0);
  CHECK(opened->name(Facet::person, 2) == "V. Putin");
  CHECK(opened->document_frequency(Facet::person, 3) == 9);
  CHECK(opened->find(Facet::person, "Vladimir Putin") == 3U);
  CHECK(opened->find(Facet::person, "") == 0U);
  CHECK_FALSE(opened->find(Facet::person, "vladimir putin"));
  CHECK_FALSE(opened->find(Facet::place, "Moscow"));

  SECTION("numbers that there are not have no name") {
    CHECK(opened->name(Facet::person, 4).empty());
    CHECK(opened->document_frequency(Facet::person, UINT32_MAX) == 0);
    CHECK(opened->name(Facet::place, 0).empty());
  }
}

}  // namespace dateline::store
