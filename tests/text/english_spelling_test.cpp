// British words find American ones and the other way round.
#include "text/english_spelling.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

namespace dateline::text {
namespace {

bool spells(const std::string& from, const std::string& to) {
  return std::ranges::any_of(other_english_spellings(from),
                             [&](const OtherSpelling& other) { return other.word == to; });
}

}  // namespace

TEST_CASE("what is spelled otherwise in Britain and America is found both ways", "[text][spelling]") {
  const auto [british, american] = GENERATE(table<std::string, std::string>({
      {"organise", "organize"},
      {"organisations", "organizations"},
      {"computerised", "computerized"},
      {"analysing", "analyzing"},
      {"paralysed", "paralyzed"},
      {"colour", "color"},
      {"colourful", "colorful"},
      {"multicoloured", "multicolored"},
      {"behavioural", "behavioral"},
      {"dishonour", "dishonor"},
      {"neighbourhood", "neighborhood"},
      {"centre", "center"},
      {"centred", "centered"},
      {"centring", "centering"},
      {"kilometres", "kilometers"},
      {"theatre", "theater"},
      {"catalogue", "catalog"},
      {"cataloguing", "cataloging"},
      {"defence", "defense"},
      {"defenceless", "defenseless"},
      {"licence", "license"},
      {"travelled", "traveled"},
      {"traveller", "traveler"},
      {"signalling", "signaling"},
      {"labelled", "labeled"},
      {"anaemia", "anemia"},
      {"haemorrhage", "hemorrhage"},
      {"paediatrician", "pediatrician"},
      {"aeroplanes", "airplanes"},
      {"aluminium", "aluminum"},
      {"programmes", "programs"},
      {"practising", "practicing"},
      {"enrolment", "enrollment"},
      {"anaesthetised", "anesthetized"},
      {"oesophagus", "esophagus"},
      {"kidnapped", "kidnaped"},
      {"enrol", "enroll"},
      {"sceptical", "skeptical"},
      {"manoeuvred", "maneuvered"},
      {"sulphur", "sulfur"},
  }));
  CAPTURE(british, american);
  CHECK(spells(british, american));
  CHECK(spells(american, british));
}

TEST_CASE("most words have no other spelling, and other words are none", "[text][spelling]") {
  const auto word =
      GENERATE(as<std::string>(), "oil", "moscow", "wise", "rise", "size", "prize", "called", "filled",
               "tyre", "cheque", "inquirer", "storey", "grey", "u2", "", "é", "москва");
  CAPTURE(word);
  CHECK(other_english_spellings(word).empty());
}

TEST_CASE("a spelling says what tells it of a vocabulary", "[text][spelling]") {
  CHECK(other_english_spellings("organising") == std::vector<OtherSpelling>{{"organizing", "organiz", true}});
  CHECK(other_english_spellings("colourful") == std::vector<OtherSpelling>{{"colorful", "color"}});
  CHECK(other_english_spellings("centred") == std::vector<OtherSpelling>{{"centered", "center"}});
  CHECK(other_english_spellings("travelled") == std::vector<OtherSpelling>{{"traveled", "traveled"}});
  CHECK(other_english_spellings("traveled") == std::vector<OtherSpelling>{{"travelled", "travell"}});
}

TEST_CASE("every spelling leads back", "[text][spelling]") {
  for (const std::string word :
       {"organise", "realization", "colours", "harbored", "litres", "fulfil", "modelled"})
    for (const OtherSpelling& other : other_english_spellings(word)) {
      CAPTURE(word, other.word);
      CHECK(other.word.starts_with(other.beginning));
      CHECK(spells(other.word, word));
    }
}

}  // namespace dateline::text
