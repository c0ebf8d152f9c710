// The tables of data/names.
#include "entities/known_names.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "entities/name_surface.h"
#include "marked_text.h"
#include "support/temporary_directory.h"

namespace dateline::entities {
namespace {

using schema::Facet;
using Form = KnownNames::CountryForm;

std::string country(std::string_view name) {
  const auto found = known_names().find_country(name_key(name), name);
  return found ? std::string(found->name) : "-";
}
std::string country_of_place(std::string_view name) {
  const auto found = known_names().find_place(name_key(name));
  return found ? std::string(found->country) : "-";
}

TEST_CASE("countries are known by name, other names and demonyms", "[entities][known]") {
  for (const char* name :
       {"US", "U.S.", "USA", "United States", "the United States of America", "American", "Americans"}) {
    CAPTURE(name);
    CHECK(country(name) == "United States");
  }
  for (const char* name : {"UK", "U.K.", "Britain", "Great Britain", "British", "Briton"}) {
    CAPTURE(name);
    CHECK(country(name) == "United Kingdom");
  }
  CHECK(country("C\u00f4te d'Ivoire") == "Ivory Coast");
  CHECK(country("North Korean") == "North Korea");
  CHECK(country("USSR") == "Soviet Union");
  CHECK(country("us") == "-");
  CHECK(country("South China Sea").empty());
  CHECK(known_names().find_country("russian")->form == Form::demonym);
  CHECK(known_names().find_country("russia")->form == Form::name);
  CHECK(known_names().may_begin_country("russian"));
}

TEST_CASE("places lie in countries", "[entities][known]") {
  CHECK(country_of_place("Moscow") == "Russia");
  CHECK(country_of_place("Calif.") == "United States");
  CHECK(country_of_place("New York City") == "United States");
  CHECK(country_of_place("Saint-Denis") == "-");  // a name of many places
  CHECK(country_of_place("Scotland") == "United Kingdom");
  CHECK(country_of_place("Europe").empty());
  CHECK(known_names().find_place("ny")->name == "New York");
  CHECK(known_names().find_place("ny")->abbreviation);
}

TEST_CASE("bodies and people are known by their aliases", "[entities][known]") {
  for (const char* name : {"ISIS", "ISIL", "Daesh", "IS", "Islamic State"}) {
    CAPTURE(name);
    CHECK(known_names().find_alias(Facet::org, name_key(name), name) == "Islamic State");
  }
  CHECK_FALSE(known_names().find_alias(Facet::org, "is", "Is"));
  CHECK(known_names().find_alias(Facet::person, "putin") == "Vladimir Putin");
  CHECK(known_names().is_generic(Facet::org, "bank"));
  CHECK(known_names().is_generic(Facet::place, "sept"));
  const auto& spellings = known_names().aliases_of(Facet::country, "Russia");
  CHECK(std::ranges::find(spellings, "Russians") != spellings.end());
}

TEST_CASE("a table that is missing or cannot be read is an error with its place", "[entities][known]") {
  const test_support::TemporaryDirectory folder;
  const auto missing = KnownNames::load(folder.path());
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == error::ErrorKind::not_found);

  std::ofstream(folder.path() / "countries.txt") << "# head\nRU\tRussia\n";
  std::ofstream(folder.path() / "places.txt") << "Moscow\tXX\n";
  std::ofstream(folder.path() / "aliases.txt") << "";
  const auto wrong = KnownNames::load(folder.path());
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().place.line == 1);
  CHECK(wrong.error().line_text == "Moscow\tXX");
}

}  // namespace
}  // namespace dateline::entities
