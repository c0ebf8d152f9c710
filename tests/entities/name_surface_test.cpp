// Clean surfaces, and the keys under which spellings meet.
#include "entities/name_surface.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "entities/person_titles.h"
#include "text/utf8.h"

namespace dateline::entities {
namespace {

TEST_CASE("a clean surface is the name alone", "[entities][surface]") {
  struct Row {
    const char* raw;
    const char* clean;
  };
  const Row rows[] = {
      {"the Kremlin", "Kremlin"},
      {"Russia's", "Russia"},
      {"Russia\u2019s", "Russia"},
      {"the United\n   States'", "United States"},
      {"\u201CLula\u201D", "Lula"},
      {"\"Exxon Corp.\"", "Exxon Corp"},
      {"U.S.", "U.S."},
      {"AT&T", "AT&T"},
      {"S\u00e3o\u00a0Paulo", "S\u00e3o Paulo"},
      {"The Hague", "Hague"},
      {"--", ""},
      {"the", "the"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.raw);
    CHECK(clean_surface(row.raw) == row.clean);
  }
  CHECK(clean_surface(std::string(kLongestName + 1, 'x')).empty());
}

TEST_CASE("titles are no part of a person's name", "[entities][surface]") {
  struct Row {
    const char* name;
    const char* bare;
  };
  const Row rows[] = {
      {"President Vladimir Putin", "Vladimir Putin"},
      {"Mr. Smith", "Smith"},
      {"Gen. Ratko Mladic", "Ratko Mladic"},
      {"Prime Minister Margaret Thatcher", "Margaret Thatcher"},
      {"Treasury Secretary James Baker", "James Baker"},
      {"Secretary of State George Shultz", "George Shultz"},
      {"Foreign Minister Sergei Lavrov", "Sergei Lavrov"},
      {"West German Finance Minister Gerhard Stoltenberg", "Gerhard Stoltenberg"},
      {"U.S. Treasury Secretary James Baker", "James Baker"},
      {"Martin Luther King Jr.", "Martin Luther King Jr."},
      {"King Fahd", "King Fahd"},
      {"Pope John Paul II", "John Paul II"},
      {"Queen Elizabeth II", "Queen Elizabeth II"},
      {"Prince", "Prince"},
      {"Trade Joe", "Trade Joe"},
      {"Mr.", "Mr."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(without_titles(row.name) == row.bare);
  }
}

TEST_CASE("spellings of one name have one key", "[entities][surface]") {
  CHECK(name_key("U.S.") == "us");
  CHECK(name_key("US") == name_key("U.S"));
  CHECK(name_key("J. P. Morgan") == name_key("J.P. Morgan"));
  CHECK(name_key("JP Morgan") == name_key("J.P. Morgan"));
  CHECK(name_key("Recep Tayyip Erdo\u011fan") == "recep tayyip erdogan");
  CHECK(name_key("C\u00f4te d\u2019Ivoire") == name_key("Cote d'Ivoire"));
  CHECK(name_key("Al-Qaeda") == "al qaeda");
  CHECK(name_key("Standard & Poor's") == "standard and poors");
  CHECK(name_key("AT&T") == "at&t");
  CHECK(name_key("The New York Times") == "new york times");
  CHECK(name_key("\u041c\u043e\u0441\u043a\u0432\u0430") == name_key("\u041c\u041e\u0421\u041a\u0412\u0410"));
  CHECK(name_key("Stra\u00dfe") == "strasse");
  CHECK(name_key("--").empty());
  CHECK(name_key("the") == "the");

  CHECK(org_key("Ford Motor Co.") == "ford motor");
  CHECK(org_key("Merck and Co Inc") == "merck");
  CHECK(org_key("ICI Plc") == "ici");
  CHECK(org_key("Corp") == "corp");
}

TEST_CASE("capitals are told from acronyms, and put into title case", "[entities][surface]") {
  CHECK(is_all_capitals("NEW YORK"));
  CHECK_FALSE(is_all_capitals("New York"));
  CHECK_FALSE(is_all_capitals("123"));
  CHECK(looks_like_acronym("ISIS"));
  CHECK(looks_like_acronym("U.N."));
  CHECK(looks_like_acronym("G-7"));
  CHECK_FALSE(looks_like_acronym("NEW YORK"));
  CHECK_FALSE(looks_like_acronym("Ford"));
  CHECK(is_plural_acronym("PCs"));
  CHECK(is_plural_acronym("F-16s"));
  CHECK_FALSE(is_plural_acronym("PCS"));
  CHECK_FALSE(is_plural_acronym("As"));
  CHECK_FALSE(is_plural_acronym("Cats"));
  CHECK(in_title_case("BANK OF JAPAN") == "Bank of Japan");
  CHECK(in_title_case("ABU-DHABI O'BRIEN'S") == "Abu-Dhabi O'Brien's");
  CHECK(in_title_case("king fahd") == "King Fahd");
  CHECK(begins_with_capital("\u041c\u043e\u0441\u043a\u0432\u0430"));
  CHECK_FALSE(begins_with_capital("\u4e2d\u56fd"));
  CHECK_FALSE(begins_with_capital(""));
}

TEST_CASE("a key of a key is the key itself, whatever the bytes", "[entities][surface][random]") {
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string pieces[] = {"The ",   "the ",   "U.S.", "\u00c9", "\u2019", "'s",     " & ",    "&",
                                "-",      ".",      " ",    "a",      "B",      "\u0130", "\uff0e", "\u00bd",
                                "\u0301", "\u4e2d", "\"",   "Co",     "\xff",   "\u1e9e"};
  for (int round = 0; round < 3000; ++round) {
    std::string name;
    for (std::size_t piece = random() % 8; piece > 0; --piece) name += pieces[random() % std::size(pieces)];
    CAPTURE(name);
    const std::string key = name_key(name);
    CHECK(name_key(key) == key);
    if (text::is_valid_utf8(name)) {
      CHECK(text::is_valid_utf8(key));
      CHECK(text::is_valid_utf8(clean_surface(name)));
      CHECK(text::is_valid_utf8(in_title_case(name)));
    }
  }
}

}  // namespace
}  // namespace dateline::entities
