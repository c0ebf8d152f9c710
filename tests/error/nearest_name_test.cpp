// "Did you mean ...?"
#include "error/nearest_name.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>

namespace dateline::error {

TEST_CASE("the nearest known name is found", "[error]") {
  constexpr std::array<std::string_view, 5> kKnown{"format", "from", "facet", "filter", "id"};
  const auto [typed, nearest] = GENERATE(table<std::string, std::string>({
      {"formt", "format"},
      {"formatt", "format"},
      {"fromat", "format"},
      {"facets", "facet"},
      {"flter", "filter"},
      {"from", "from"},
      {"frm", "from"},
      {"output", ""},  // three and more differences
      {"ix", ""},      // half of a short name
      {"", ""},
      {std::string(1000, 'f'), ""},
  }));
  CAPTURE(typed);
  CHECK(nearest_name(typed, kKnown) == nearest);
}

}  // namespace dateline::error
