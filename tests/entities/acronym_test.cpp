// Acronyms that a text explains.
#include "entities/acronym.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "entities/defined_acronyms.h"

namespace dateline::entities {
namespace {

/// "ACRONYM = long form" for each definition.
std::vector<std::string> definitions(std::string_view text) {
  std::vector<std::string> found;
  for (const DefinedAcronym& d : find_defined_acronyms(text))
    found.push_back(std::string(text::slice(text, d.acronym)) + " = " +
                    std::string(text::slice(text, d.long_form)));
  return found;
}
using Found = std::vector<std::string>;

TEST_CASE("a long form before or inside of parentheses defines an acronym", "[entities][acronym]") {
  CHECK(definitions("In a revelation, Islamic State (ISIS) has claimed") == Found{"ISIS = Islamic State"});
  CHECK(definitions("the International Monetary Fund (IMF) said") ==
        Found{"IMF = International Monetary Fund"});
  CHECK(definitions("IMF (International Monetary Fund) said") == Found{"IMF = International Monetary Fund"});
  CHECK(definitions("said the Edison Electric Institute (EEI).") == Found{"EEI = Edison Electric Institute"});
  CHECK(definitions("Organization for Economic Co-operation and Development (OECD)") ==
        Found{"OECD = Organization for Economic Co-operation and Development"});
  CHECK(definitions("the Department of Defense (DOD)") == Found{"DOD = Department of Defense"});
  CHECK(definitions("Ministry of International Trade and Industry (MITI)") ==
        Found{"MITI = Ministry of International Trade and Industry"});
  CHECK(definitions("the National Rifle Association (\"NRA\")") == Found{"NRA = National Rifle Association"});
}

TEST_CASE("what is no definition defines nothing", "[entities][acronym]") {
  CHECK(definitions("shares of Apple (AAPL.O) fell").empty());
  CHECK(definitions("the spokesman (Smith) said (see below) ((((").empty());
  CHECK(definitions("the minister said it was fine (MF)").empty());
  CHECK(definitions("(IMF)").empty());
  CHECK(definitions("").empty());
}

TEST_CASE("a name has its initials", "[entities][acronym]") {
  CHECK(has_initials("International Monetary Fund", "IMF"));
  CHECK(has_initials("Bank of England", "BE"));
  CHECK(has_initials("Department of Defense", "DOD"));
  CHECK_FALSE(has_initials("International Monetary Fund", "IM"));
  CHECK_FALSE(has_initials("Fund", "F"));
  CHECK(initials("Organization of the Petroleum Exporting Countries") == "opec");
}

}  // namespace
}  // namespace dateline::entities
