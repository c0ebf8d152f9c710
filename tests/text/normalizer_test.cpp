#include "text/normalizer.h"

#include <catch2/catch.hpp>
#include <string>

#include "text/sample_text.h"

namespace dateline::text {
namespace {

TEST_CASE("a word has one surface and one folded form", "[text][normalizer]") {
  const auto [word, surface, folded] = GENERATE(table<std::string, std::string, std::string>({
      {"Moscow", "Moscow", "moscow"},
      {"U.S.", "US", "us"},
      {"U.S", "US", "us"},
      {"US", "US", "us"},
      {"us", "us", "us"},
      {"e.g.", "eg", "eg"},
      {"И.О.", "ИО", "ио"},
      {"1.5", "1.5", "1.5"},
      {"example.com", "example.com", "example.com"},
      {"J.", "J.", "j."},  // one letter is no acronym
      {"Ph.D", "Ph.D", "ph.d"},
      {"Russia\u2019s", "Russia's", "russia's"},
      {"Rock\u2018n\u2019Roll", "Rock'n'Roll", "rock'n'roll"},
      {"Hawai\u02BBi", "Hawai'i", "hawai'i"},
      {"об\u02BCект", "об'ект", "об'ект"},
      {"O\uFF07Brien", "O'Brien", "o'brien"},
      {"Straße", "Straße", "strasse"},
      {"STRASSE", "STRASSE", "strasse"},
      {"ﬁnance", "finance", "finance"},  // the ligature U+FB01
      {"İstanbul", "İstanbul", "istanbul"},
      {"ISTANBUL", "ISTANBUL", "istanbul"},
      {"Ｍｏｓｃｏｗ", "Moscow", "moscow"},  // full-width
      {"ΟΔΟΣ", "ΟΔΟΣ", "οδοσ"},
      {"οδός", "οδός", "οδόσ"},                             // final sigma
      {"e\u0301te\u0301", "été", "été"},                    // composed
      {"Ministe\u00ADrium", "Ministerium", "ministerium"},  // soft hyphen
      {"news\u200Bpaper", "newspaper", "newspaper"},        // zero-width space
      {"\uFEFFword\u2060", "word", "word"},
      {"می\u200Cخواهم", "میخواهم", "میخواهم"},
      {"ｶﾀｶﾅ", "カタカナ", "カタカナ"},
      {"№", "No", "no"},
      {"", "", ""},
  }));
  CAPTURE(word);
  CHECK(surface_form(word) == surface);
  CHECK(folded_form(word) == folded);
}

TEST_CASE("forms of forms are the same forms", "[text][normalizer]") {
  const auto seed = GENERATE(take(300, random(1U, 1U << 30U)));
  CAPTURE(seed);
  const std::string word = text_tests::random_text(seed, 6);
  CHECK(surface_form(surface_form(word)) == surface_form(word));
  CHECK(folded_form(surface_form(word)) == folded_form(word));
  CHECK(folded_form(folded_form(word)) == folded_form(word));
}

TEST_CASE("dotted acronyms are told from other words with periods", "[text][normalizer]") {
  const auto [word, expected] = GENERATE(table<std::string, bool>({
      {"U.S.", true},
      {"U.S", true},
      {"U.S.S.R.", true},
      {"a.m.", true},
      {"И.О.", true},
      {"É.-U.", false},
      {"U.", false},
      {"U", false},
      {"", false},
      {"U.S.A", true},
      {"U..S", false},
      {".U.S", false},
      {"1.5", false},
      {"Inc.", false},
      {"U.S.Army", false},
  }));
  CAPTURE(word);
  CHECK(is_dotted_acronym(word) == expected);
}

TEST_CASE("a surface has a case", "[text][normalizer]") {
  const auto [surface, expected] = GENERATE(table<std::string, CaseClass>({
      {"moscow", CaseClass::lower},
      {"Moscow", CaseClass::title},
      {"MOSCOW", CaseClass::upper},
      {"McDonald", CaseClass::mixed},
      {"iPhone", CaseClass::mixed},
      {"A", CaseClass::upper},
      {"a", CaseClass::lower},
      {"G20", CaseClass::upper},
      {"1.5bn", CaseClass::lower},
      {"1990", CaseClass::lower},
      {"O'Brien", CaseClass::mixed},
      {"Don't", CaseClass::title},
      {"Élysée", CaseClass::title},
      {"МОСКВА", CaseClass::upper},
      {"中国", CaseClass::lower},
      {"مصر", CaseClass::lower},
      {"2Pac", CaseClass::title},
      {"", CaseClass::lower},
  }));
  CAPTURE(surface);
  CHECK(case_class(surface) == expected);
}

TEST_CASE("most surfaces follow from folded form and case", "[text][normalizer]") {
  const auto [surface, follows] = GENERATE(table<std::string, bool>({
      {"moscow", true},
      {"Moscow", true},
      {"MOSCOW", true},
      {"G20", true},
      {"Don't", true},
      {"Élysée", true},
      {"МОСКВА", true},
      {"中国", true},
      {"2Pac", true},
      {"Straße", false},
      {"iPhone", false},
      {"İstanbul", false},
      {"οδός", false},
  }));
  CAPTURE(surface);
  CHECK((apply_case(folded_form(surface), case_class(surface)) == surface) == follows);
}

}  // namespace
}  // namespace dateline::text
