// The user's alias file: what can be said, and what is said about mistakes.
#include "entities/alias_rules.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include "support/temporary_directory.h"

namespace dateline::entities {
namespace {

using schema::Facet;
using Kind = AliasRule::Kind;

AliasRules parsed(std::string_view text) {
  auto rules = parse_alias_rules(text, "names.txt");
  if (!rules) FAIL(rules.error());
  return *rules;
}
std::string complaint(std::string_view text) {
  const auto rules = parse_alias_rules(text, "names.txt");
  if (rules) return "none";
  std::ostringstream out;
  out << rules.error();
  return out.str();
}

TEST_CASE("what stands right of = is called what stands left of it", "[entities][alias]") {
  const AliasRules rules = parsed(
      "# our names\n"
      "\n"
      "person: Vladimir Putin = Putin | V. Putin   # the president\n"
      "org: \"A | B # C\" = \"say \\\"x\\\"\"\r\n"
      "org: Ford Motor = person: Ford | Ford\n"
      "country: Czech Republic\n");
  REQUIRE(rules.rules.size() == 4);
  const AliasRule& putin = rules.rules[0];
  CHECK(putin.kind == Kind::call);
  CHECK(putin.line == 3);
  CHECK(putin.target.name == "Vladimir Putin");
  CHECK(putin.target.facet == Facet::person);
  REQUIRE(putin.names.size() == 2);
  CHECK(putin.names[1].name == "V. Putin");
  CHECK(putin.names[1].key == "v putin");
  CHECK(rules.rules[1].target.name == "A | B # C");
  CHECK(rules.rules[1].names[0].name == "say \"x\"");
  CHECK(rules.rules[2].names[0].facet == Facet::person);
  CHECK(rules.rules[2].names[1].facet == Facet::org);
  CHECK(rules.rules[3].names.empty());
}

TEST_CASE("drop and retype", "[entities][alias]") {
  const AliasRules rules = parsed("drop org: Reuters | AFP\nretype person: Ford | Chrysler = org\n");
  REQUIRE(rules.rules.size() == 3);
  CHECK(rules.rules[0].kind == Kind::drop);
  CHECK(rules.rules[0].names.size() == 2);
  CHECK(rules.rules[1].target.facet == Facet::org);
  CHECK(rules.rules[1].target.name == "Ford");
  CHECK(rules.rules[1].names[0].facet == Facet::person);
  CHECK(rules.rules[2].target.name == "Chrysler");
}

TEST_CASE("mistakes are named with their place and what to do", "[entities][alias]") {
  CHECK(complaint("persn: Putin\n") ==
        "names.txt:1:1: expected person, org, place or country\n"
        "  persn: Putin\n"
        "  ^\n"
        "  hint: did you mean person?\n");
  CHECK(complaint("\nperson: Putin =\n") ==
        "names.txt:2:16: expected a name\n"
        "  person: Putin =\n"
        "                 ^\n");
  CHECK(complaint("person Putin") ==
        "names.txt:1:8: expected : after person\n"
        "  person Putin\n"
        "         ^\n");
  CHECK(complaint("person: Putin | V. Putin\n") ==
        "names.txt:1:15: expected = after the name\n"
        "  person: Putin | V. Putin\n"
        "                ^\n"
        "  hint: person: Name to show = other name | other name\n");
  CHECK(complaint("org: \"Bank") ==
        "names.txt:1:6: this quotation mark is not closed\n"
        "  org: \"Bank\n"
        "       ^\n"
        "  hint: write \\\" for a quotation mark inside of quotes\n");
  CHECK(complaint("org: A = B\norg: C = D | b.\n") ==
        "names.txt:2:14: the name stands already in line 1\n"
        "  org: C = D | b.\n"
        "               ^\n"
        "  hint: a name can be called by one other name only\n");
  CHECK(complaint("org: A = B\norg: B = A\n") ==
        "names.txt:2:10: names that are called each other go in a circle\n"
        "  org: B = A\n"
        "           ^\n"
        "  hint: a name can be called by one other name only\n");
  CHECK(complaint("retype person: Ford = firm\n")
            .starts_with("names.txt:1:23: expected person, org, place or country"));
  CHECK(
      complaint("org: -- = B\n").starts_with("names.txt:1:6: expected a name with a letter or digit in it"));
}

TEST_CASE("a file may begin with a byte order mark and must be UTF-8", "[entities][alias]") {
  const test_support::TemporaryDirectory folder;
  std::ofstream(folder.path() / "good.txt") << "\xEF\xBB\xBForg: A = B\n";
  const auto good = read_alias_rules(folder.path() / "good.txt");
  REQUIRE(good);
  CHECK(good->rules.size() == 1);
  std::ofstream(folder.path() / "bad.txt") << "org: \xE9 = B\n";
  CHECK_FALSE(read_alias_rules(folder.path() / "bad.txt"));
  CHECK_FALSE(read_alias_rules(folder.path() / "none.txt"));
}

TEST_CASE("any name can be quoted, and any text is rules or a mistake in it", "[entities][alias][random]") {
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string pieces[] = {"person", "org",   ": ",      " = ", " | ", "#",      "\"", "\\",
                                "Putin",  "drop ", "retype ", "\n",  " ",   "\u00c9", "x"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t piece = random() % 14; piece > 0; --piece) text += pieces[random() % std::size(pieces)];
    CAPTURE(text);
    const auto rules = parse_alias_rules(text, "names.txt");
    if (!rules) {
      CHECK(rules.error().place.line >= 1);
      CHECK(rules.error().place.column >= 1);
    }
    std::erase(text, '\n');
    const auto again = parse_alias_rules("org: " + quoted_name("x" + text), "names.txt");
    REQUIRE(again);
    CHECK(again->rules[0].target.name == "x" + text);
  }
}

}  // namespace
}  // namespace dateline::entities
