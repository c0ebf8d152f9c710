// What stands around a news text and names nothing of it.
#include "entities/credit_lines.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace dateline::entities {
namespace {

using Strings = std::vector<std::string>;

Strings places(std::string_view text) {
  Strings found;
  for (const text::ByteRange range : find_dateline(text).places) found.emplace_back(text::slice(text, range));
  return found;
}
Strings credits(std::string_view body) {
  Strings found;
  for (const text::ByteRange range : find_credit_lines(body).ranges)
    found.emplace_back(text::slice(body, range));
  return found;
}

TEST_CASE("datelines", "[entities][credit]") {
  CHECK(places("MOSCOW (Reuters) - Russia said on Friday") == Strings{"MOSCOW"});
  CHECK(places("Moscow (dpa) \u2013 Russia said") == Strings{"Moscow"});
  CHECK(places("PARIS, March 3 (AFP) - France") == Strings{"PARIS"});
  CHECK(places("NEW YORK, Feb 26 - Shares") == Strings{"NEW YORK"});
  CHECK(places("HOUSTON, Texas, Feb. 26 (UPI) -- Oil") == Strings{"HOUSTON", "Texas"});
  CHECK(places("MOSCOW, March 22. /TASS/. The attack") == Strings{"MOSCOW"});
  CHECK(places("LONDON \u2014 The mayor") == Strings{"LONDON"});
  CHECK(places("KYIV/MOSCOW, June 1 (Reuters) - War") == Strings{"KYIV", "MOSCOW"});

  CHECK(find_dateline("AP - Stocks rose").bytes == text::ByteRange{0, 4});
  CHECK(places("A man - tall and thin - came").empty());
  CHECK(places("Moscow said - and meant it").empty());
  CHECK(places("IBM announced a plan - again").empty());
  CHECK(places("").empty());
  CHECK(places("-").empty());
}

TEST_CASE("bylines, photo credits and sign-offs", "[entities][credit]") {
  CHECK(credits("By John Smith\n\nThe mayor of London said.") == Strings{"By John Smith"});
  CHECK(credits("By JANE DOE and John Smith, Staff Writers\nText.") ==
        Strings{"By JANE DOE and John Smith, Staff Writers"});
  CHECK(credits("Image credit, UK Russia Embassy Moscow\n\nIn a developing story") ==
        Strings{"Image credit, UK Russia Embassy Moscow"});
  CHECK(credits("Text (Photo by Ann Lee/Getty Images) goes on.") ==
        Strings{"(Photo by Ann Lee/Getty Images)"});
  CHECK(credits("Text.\n(Reporting by Ann Lee; Editing by Bob Ray)") ==
        Strings{"(Reporting by Ann Lee; Editing by Bob Ray)"});

  CHECK(credits("Prices rose.\n Reuter\n") == Strings{"Reuter"});
  CHECK(credits("By Friday the mayor of London had said all.").empty());
  CHECK(credits("By then\nit was late").empty());
  CHECK(credits(std::string(100000, '(')).empty());
}

}  // namespace
}  // namespace dateline::entities
