// From local names to canonical ones, over a whole index.
#include "entities/canonical_name.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <map>
#include <random>
#include <string>
#include <tuple>

#include "marked_text.h"

namespace dateline::entities {
namespace {

using schema::Facet;

AliasRules rules(std::string_view text) {
  auto parsed = parse_alias_rules(text, "names.txt");
  if (!parsed) FAIL(parsed.error());
  return *parsed;
}

struct Corpus {
  std::vector<LocalNameCount> locals;
  std::vector<LocalAliasCount> aliases;

  CanonicalNameTable table(std::string_view user = "") const {
    return canonicalise(locals, aliases, known_names(), rules(user));
  }
  /// Where the local name went: "facet: display", or "dropped".
  std::string target(Facet facet, std::string_view name, std::string_view user = "") const {
    const CanonicalNameTable all = table(user);
    for (std::size_t i = 0; i < locals.size(); ++i) {
      if (locals[i].facet != facet || locals[i].name != name) continue;
      if (all.targets[i] == kDroppedName) return "dropped";
      const CanonicalName& canonical = all.names[all.targets[i]];
      return std::string(schema::info(canonical.facet).name) + ": " + canonical.display;
    }
    return "no such name";
  }
};

TEST_CASE("spellings are one name, shown in the commonest that is not in capitals", "[entities][canonical]") {
  const Corpus corpus{{{Facet::place, "FREETOWN BAY", 90},
                       {Facet::place, "Freetown Bay", 3},
                       {Facet::org, "Hanson Trust", 2},
                       {Facet::org, "Hanson Trust Plc", 5},
                       {Facet::org, "HANSON TRUST PLC", 50},
                       {Facet::org, "CONSOLIDATED WIDGETS", 4},
                       {Facet::org, "QZX", 4}},
                      {}};
  CHECK(corpus.target(Facet::place, "FREETOWN BAY") == "place: Freetown Bay");
  CHECK(corpus.target(Facet::org, "Hanson Trust") == "org: Hanson Trust Plc");
  CHECK(corpus.target(Facet::org, "CONSOLIDATED WIDGETS") == "org: Consolidated Widgets");
  CHECK(corpus.target(Facet::org, "QZX") == "org: QZX");
}

TEST_CASE("a bare acronym takes the long form that most articles give it", "[entities][canonical]") {
  Corpus corpus{{{Facet::org, "CSS", 10},
                 {Facet::org, "Crop Science Society", 5},
                 {Facet::org, "Civil Service Staff", 4},
                 {Facet::org, "XBA", 2},
                 {Facet::org, "Xylophone Builders Association", 3}},
                {}};
  SECTION("nothing dominates") { CHECK(corpus.target(Facet::org, "CSS") == "org: CSS"); }
  SECTION("articles say it") {
    corpus.aliases = {{Facet::org, "CSS", "Crop Science Society", 8},
                      {Facet::org, "CSS", "Civil Service Staff", 2}};
    CHECK(corpus.target(Facet::org, "CSS") == "org: Crop Science Society");
    corpus.aliases[1].articles = 7;
    CHECK(corpus.target(Facet::org, "CSS") == "org: CSS");
  }
  SECTION("only one body has these initials") {
    CHECK(corpus.target(Facet::org, "XBA") == "org: Xylophone Builders Association");
  }
}

TEST_CASE("a bare surname takes the dominant full name", "[entities][canonical]") {
  Corpus corpus{
      {{Facet::person, "Rayner", 10}, {Facet::person, "Angela Rayner", 8}, {Facet::person, "Bob Rayner", 1}},
      {}};
  CHECK(corpus.target(Facet::person, "Rayner") == "person: Angela Rayner");
  corpus.locals[2].articles = 4;  // 8 of 12
  CHECK(corpus.target(Facet::person, "Rayner") == "person: Rayner");
  corpus.locals[1].articles = 60;  // a softer rule for very frequent ones
  corpus.locals[2].articles = 20;
  CHECK(corpus.target(Facet::person, "Rayner") == "person: Angela Rayner");
}

TEST_CASE("a middle initial makes no other person, two of them do", "[entities][canonical]") {
  const Corpus corpus{{{Facet::person, "Jaime Ongpin", 3},
                       {Facet::person, "Jaime V. Ongpin", 2},
                       {Facet::person, "George Bush", 9},
                       {Facet::person, "George W. Bush", 4},
                       {Facet::person, "George H.W. Bush", 4}},
                      {}};
  CHECK(corpus.target(Facet::person, "Jaime V. Ongpin") == "person: Jaime Ongpin");
  CHECK(corpus.target(Facet::person, "George W. Bush") == "person: George W. Bush");
}

TEST_CASE("a party is known without the word", "[entities][canonical]") {
  const Corpus corpus{{{Facet::org, "Labour", 30}, {Facet::org, "Labour Party", 4}, {Facet::org, "Green", 4}},
                      {}};
  CHECK(corpus.target(Facet::org, "Labour") == "org: Labour Party");
  CHECK(corpus.target(Facet::org, "Green") == "org: Green");
}

TEST_CASE("a name is of the facet that most articles have it in", "[entities][canonical]") {
  const Corpus corpus{{{Facet::person, "Merrill Lynch", 2},
                       {Facet::org, "Merrill Lynch", 20},
                       {Facet::person, "Widgetson", 3},
                       {Facet::org, "Widgetson", 3}},
                      {}};
  CHECK(corpus.target(Facet::person, "Merrill Lynch") == "org: Merrill Lynch");
  CHECK(corpus.target(Facet::person, "Widgetson") == "person: Widgetson");
  CHECK(corpus.target(Facet::org, "Widgetson") == "org: Widgetson");
}

TEST_CASE("what the tables know is written as they write it, and found by its aliases",
          "[entities][canonical]") {
  const Corpus corpus{{{Facet::org, "Daesh", 1},
                       {Facet::org, "ISIS", 3},
                       {Facet::org, "Bank", 9},
                       {Facet::person, "Putin", 2},
                       {Facet::place, "Russia", 2},
                       {Facet::country, "Russia", 7}},
                      {}};
  CHECK(corpus.target(Facet::org, "Daesh") == "org: Islamic State");
  CHECK(corpus.target(Facet::org, "Bank") == "dropped");
  CHECK(corpus.target(Facet::person, "Putin") == "person: Vladimir Putin");
  CHECK(corpus.target(Facet::place, "Russia") == "country: Russia");
  const CanonicalNameTable table = corpus.table();
  REQUIRE(table.names.size() == 3);
  CHECK(table.names[1].articles == 4);
  for (const char* alias : {"Daesh", "ISIS", "ISIL"})
    CHECK(std::ranges::count(table.names[1].aliases, alias) == 1);
  CHECK(std::ranges::count(table.names[2].aliases, "Russian") == 1);
}

TEST_CASE("the user has the last word", "[entities][canonical]") {
  const Corpus corpus{{{Facet::org, "ISIS", 3},
                       {Facet::org, "Reuters", 30},
                       {Facet::person, "Ford", 9},
                       {Facet::org, "Ford Motor Co", 9},
                       {Facet::person, "Rayner", 10},
                       {Facet::person, "Angela Rayner", 8},
                       {Facet::org, "Bank", 8}},
                      {}};
  CHECK(corpus.target(Facet::org, "ISIS", "org: IS group = Islamic State") == "org: IS group");
  CHECK(corpus.target(Facet::org, "ISIS", "org: ISIS = Islamic State") == "org: ISIS");
  CHECK(corpus.target(Facet::org, "Reuters", "drop org: REUTERS") == "dropped");
  CHECK(corpus.target(Facet::person, "Ford", "org: Ford = person:Ford | Ford Motor") == "org: Ford");
  CHECK(corpus.target(Facet::org, "Ford Motor Co", "org: Ford = person:Ford | Ford Motor") == "org: Ford");
  CHECK(corpus.target(Facet::person, "Ford", "retype person: Ford = org") == "org: Ford");
  CHECK(corpus.target(Facet::person, "Rayner", "person: Rayner") == "person: Rayner");
  CHECK(corpus.target(Facet::person, "Rayner", "drop person: Angela Rayner") == "dropped");
  CHECK(corpus.target(Facet::person, "Rayner", "person: Bob Rayner = Rayner") == "person: Bob Rayner");
  CHECK(corpus.target(Facet::org, "Bank", "org: Bank") == "org: Bank");
  CHECK(corpus.target(Facet::person, "Rayner", "person: A = B\nperson: B = Rayner") == "person: A");
}

TEST_CASE("a renamed name is found by its old one", "[entities][canonical]") {
  const Corpus corpus{{{Facet::org, "ISIS", 3}}, {}};
  const CanonicalNameTable table = corpus.table("org: IS group = Islamic State | Dawla");
  REQUIRE(table.names.size() == 1);
  for (const char* alias : {"ISIS", "Islamic State", "Dawla"})
    CHECK(std::ranges::count(table.names[0].aliases, alias) == 1);
}

/// Random locals with many clashes.
struct RandomCorpus {
  std::deque<std::string> names;
  Corpus corpus;

  explicit RandomCorpus(std::mt19937& random) {
    const std::string words[] = {"Ann",   "Bob",  "Lee",     "J.",      "W.",  "Ford", "Bank", "of",
                                 "ISIS",  "Crop", "Science", "Society", "CSS", "CS",   "US",   "Russian",
                                 "Putin", "Corp", "FORD",    "Texas",   "|",   "\"x",  "#1"};
    for (std::size_t count = 1 + random() % 60; count > 0; --count) {
      std::string name;
      for (std::size_t word = 1 + random() % 3; word > 0; --word)
        name += (name.empty() ? "" : " ") + words[random() % std::size(words)];
      names.push_back(name);
      const auto facet = static_cast<Facet>(random() % 4);
      corpus.locals.push_back({facet, names.back(), static_cast<std::uint32_t>(1 + random() % 30)});
      if (random() % 4 == 0)
        corpus.aliases.push_back({facet, names.back(), names[random() % names.size()],
                                  static_cast<std::uint32_t>(1 + random() % 9)});
    }
  }
};

using Outcome = std::map<std::pair<Facet, std::string>, std::string>;
Outcome outcome(const CanonicalNameTable& table, const std::vector<LocalNameCount>& locals) {
  Outcome result;
  for (std::size_t i = 0; i < locals.size(); ++i) {
    std::string target = "dropped";
    if (table.targets[i] != kDroppedName) {
      const CanonicalName& name = table.names[table.targets[i]];
      target =
          std::to_string(static_cast<int>(name.facet)) + name.display + " " + std::to_string(name.articles);
      for (const std::string& alias : name.aliases) target += "|" + alias;
    }
    result[{locals[i].facet, std::string(locals[i].name)}] = target;
  }
  return result;
}

TEST_CASE("the result depends neither on segments nor on their order", "[entities][canonical][random]") {
  // The first has two acronyms that stand for each other.
  const unsigned seed = GENERATE(3832939996U, std::random_device()(), std::random_device()());
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 150; ++round) {
    RandomCorpus whole(random);
    const Outcome expected = outcome(whole.corpus.table(), whole.corpus.locals);
    Corpus split = whole.corpus;
    for (std::size_t i = whole.corpus.locals.size(); i-- > 0;) {
      const std::uint32_t part = static_cast<std::uint32_t>(random()) % (split.locals[i].articles + 1);
      split.locals[i].articles -= part;
      split.locals.push_back({split.locals[i].facet, split.locals[i].name, part});
    }
    std::ranges::shuffle(split.locals, random);
    std::ranges::shuffle(split.aliases, random);
    const Outcome found = outcome(split.table(), split.locals);
    for (const auto& [name, target] : expected) {
      CAPTURE(static_cast<int>(name.first), name.second);
      REQUIRE(found.at(name) == target);
    }
  }
}

TEST_CASE("an exported table fed back changes nothing", "[entities][canonical][random]") {
  const unsigned seed = std::random_device()();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 150; ++round) {
    RandomCorpus whole(random);
    const CanonicalNameTable table = whole.corpus.table();
    const std::string exported = export_alias_rules(table, whole.corpus.locals);
    CAPTURE(exported);
    const CanonicalNameTable again = whole.corpus.table(exported);
    REQUIRE(again.names.size() == table.names.size());
    CHECK(again.targets == table.targets);
    for (std::size_t i = 0; i < table.names.size(); ++i) {
      CHECK(again.names[i].facet == table.names[i].facet);
      CHECK(again.names[i].display == table.names[i].display);
    }
  }
}

TEST_CASE("an export is read by a person", "[entities][canonical]") {
  const Corpus corpus{{{Facet::org, "ISIS", 3},
                       {Facet::org, "Daesh", 1},
                       {Facet::org, "Bank", 8},
                       {Facet::person, "Merrill Lynch", 1},
                       {Facet::org, "Merrill Lynch", 9}},
                      {}};
  CHECK(export_alias_rules(corpus.table(), corpus.locals) ==
        "# Names of the index: left of = as shown, right of it as the articles have them. "
        "docs/entity-names.md\n"
        "org: Merrill Lynch = person:Merrill Lynch | Merrill Lynch  # 10\n"
        "org: Islamic State = Daesh | ISIS  # 4\n"
        "drop org: Bank\n");
}

}  // namespace
}  // namespace dateline::entities
