// Canonical names: one per spelling of all segments, found exactly, folded, and by words in a row.
#include "store/canonical_names.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>

#include "small_segment.h"
#include "support/temporary_directory.h"
#include "text/normalizer.h"

namespace dateline::store {
namespace {

using schema::Facet;
using test_support::TemporaryDirectory;

using Names = std::set<std::string>;

/// Segments with these persons each, and the table made of them.
struct Opened {
  TemporaryDirectory folder;
  std::vector<LocalNames> segments;
  CanonicalNames names;

  explicit Opened(const std::vector<Names>& persons) {
    std::vector<const LocalNames*> pointers;
    segments.reserve(persons.size());
    for (const Names& of_segment : persons) {
      std::array<std::vector<NameCount>, schema::kFacetCount> counts;
      for (const std::string& name : of_segment) counts[0].push_back({name, 1});
      const auto path = folder.path() / ("names" + std::to_string(segments.size()));
      REQUIRE(write_local_names(path, counts, false));
      segments.push_back(LocalNames::open(path).value());
    }
    for (const LocalNames& of_segment : segments) pointers.push_back(&of_segment);
    REQUIRE(write_canonical_names(folder.path() / "canon", own_names(pointers)));
    names = CanonicalNames::open(folder.path() / "canon", segments.size()).value();
  }
  std::vector<std::string> displays(const std::vector<NameId>& ids) const {
    std::vector<std::string> out;
    for (const NameId id : ids) out.emplace_back(names.display(Facet::person, id));
    return out;
  }
};

Names random_names(std::mt19937_64& random, std::size_t count) {
  static const std::vector<std::string> kWords{"Al",    "Qaeda", "Putin", "PUTIN",         "Vladimir", "bin",
                                               "Laden", "AT&T",  "U.S.",  "Z\xC3\xBCrich", "O'Brien",  "de"};
  Names names;
  for (std::size_t i = 0; i < count; ++i) {
    std::string name;
    for (std::uint64_t words = 1 + random() % 4; words > 0; --words)
      name += (name.empty() ? "" : random() % 4 == 0 ? "-" : " ") + kWords[random() % kWords.size()];
    names.insert(name);
  }
  return names;
}

TEST_CASE("every local name is its own canonical name, and one spelling is one name",
          "[store][canonical_names]") {
  const auto seed = GENERATE(take(10, random(1U, 1U << 30U)));
  const std::size_t segments = GENERATE(0, 1, 4);
  CAPTURE(seed, segments);
  std::mt19937_64 random(seed);
  std::vector<Names> persons;
  Names all;
  for (std::size_t i = 0; i < segments; ++i) {
    persons.push_back(random_names(random, random() % 80));
    all.insert(persons.back().begin(), persons.back().end());
  }
  const Opened opened(persons);
  const CanonicalNames& names = opened.names;
  REQUIRE(names.count(Facet::person) == all.size());
  CHECK(names.file().verify());
  NameId expected = 0;
  for (const std::string& name : all) REQUIRE(names.display(Facet::person, expected++) == name);

  std::vector<LocalRef> locals;
  for (std::size_t segment = 0; segment < segments; ++segment) {
    const LocalNames& of_segment = opened.segments[segment];
    REQUIRE(names.canonical_of_locals(Facet::person, segment).size() == of_segment.count(Facet::person));
    for (NameId name = 0; name < all.size(); ++name) {
      names.locals(Facet::person, segment, name, locals);
      const auto local = of_segment.find(Facet::person, names.display(Facet::person, name));
      REQUIRE(locals == (local ? std::vector<LocalRef>{{Facet::person, *local}} : std::vector<LocalRef>{}));
      if (local) REQUIRE(names.canonical(Facet::person, segment, *local) == name);
    }
    REQUIRE(names.canonical(Facet::person, segment, of_segment.count(Facet::person)) == kNoName);
  }
}

TEST_CASE("a name is found as written and folded", "[store][canonical_names]") {
  const Opened opened({{"Vladimir Putin", "VLADIMIR PUTIN", "Putin"}, {"vladimir putin", "Z\xC3\xBCrich"}});
  const auto find = [&](std::string_view value) {
    return opened.displays(opened.names.find(Facet::person, value));
  };
  const auto find_folded = [&](std::string_view folded) {
    return opened.displays(opened.names.find_folded(Facet::person, folded));
  };
  using Found = std::vector<std::string>;
  CHECK(find("Vladimir Putin") == Found{"Vladimir Putin"});
  CHECK(find("vladimir Putin").empty());
  CHECK(find("").empty());
  CHECK(find_folded("vladimir putin") == Found{"VLADIMIR PUTIN", "Vladimir Putin", "vladimir putin"});
  CHECK(find_folded("z\xC3\xBCrich") == Found{"Z\xC3\xBCrich"});
  CHECK(find_folded("vladimir").empty());
  CHECK(opened.names.find(Facet::place, "Putin").empty());
}

TEST_CASE("a name is found by words that it holds in a row", "[store][canonical_names]") {
  const Opened opened({{"al-Qaeda", "Al Qaeda in Iraq", "Al Gore", "AT&T Corp.", "Qaeda al", "al al Qaeda"}});
  using Found = std::vector<std::string>;
  const auto [words, found] = GENERATE(table<std::string, Found>({
      {"al", {"Al Gore", "Al Qaeda in Iraq", "Qaeda al", "al al Qaeda", "al-Qaeda"}},
      {"al qaeda", {"Al Qaeda in Iraq", "al al Qaeda", "al-Qaeda"}},
      {"al al", {"al al Qaeda"}},
      {"qaeda in", {"Al Qaeda in Iraq"}},
      {"qaeda iraq", {}},
      {"at&t", {"AT&T Corp."}},
      {"gore al", {}},
      {"nobody", {}},
      {"al nobody", {}},
      {"", {}},
  }));
  CAPTURE(words);
  CHECK(opened.displays(opened.names.find_words(Facet::person, words)) == found);
}

TEST_CASE("local names can stand under one name, be of another facet, or be none",
          "[store][canonical_names]") {
  const TemporaryDirectory folder;
  CanonicalNamesTable table;
  table.names[0] = {{"Vladimir Putin", {"Putin", "V. Putin"}}};
  table.names[1] = {
      {"Chrysler", {"Chrysler Corp"}}, {"NATO", {}}, {"New Chrysler", {"Chrysler", "Chrysler Corp"}}};
  table.segments.resize(2);
  constexpr NameTarget kDropped{};
  table.segments[0].targets[0] = {{Facet::org, 0}, {Facet::person, 0}, {Facet::person, 0}, kDropped};
  table.segments[0].targets[1] = {{Facet::org, 0}, {Facet::org, 1}};
  table.segments[0].joined[1] = {{3, 0}, {7, 0}};
  table.segments[0].repeated[0] = {{2, 0}};
  table.segments[1].targets[1] = {{Facet::org, 1}};
  table.user_rules = "drop person: He";
  REQUIRE(write_canonical_names(folder.path() / "canon", table));
  const CanonicalNames names = CanonicalNames::open(folder.path() / "canon", 2).value();

  const auto locals = [&](Facet facet, std::size_t segment, NameId name) {
    std::vector<LocalRef> found;
    names.locals(facet, segment, name, found);
    return found;
  };
  using Refs = std::vector<LocalRef>;
  CHECK(locals(Facet::person, 0, 0) == Refs{{Facet::person, 1}, {Facet::person, 2}});
  CHECK(locals(Facet::org, 0, 0) == Refs{{Facet::org, 0}, {Facet::person, 0}});
  CHECK(locals(Facet::org, 1, 1) == Refs{{Facet::org, 0}});
  CHECK(locals(Facet::person, 1, 0).empty());
  CHECK(locals(Facet::person, 0, kNoName).empty());
  CHECK(names.canonical(Facet::person, 0, 0) == kNoName);  // moved
  CHECK(names.canonical(Facet::person, 0, 2) == 0);
  CHECK(names.canonical(Facet::person, 0, 3) == kNoName);  // dropped
  CHECK(names.joined(Facet::org, 0).size() == 2);
  CHECK(names.joined(Facet::org, 0).articles[1] == 7);
  CHECK(names.repeated(Facet::person, 0).names[0] == 0);
  CHECK(names.joined(Facet::org, 1).size() == 0);
  CHECK(names.user_rules() == "drop person: He");
  CHECK(names.find(Facet::person, "V. Putin") == std::vector<NameId>{0});
  CHECK(names.find_folded(Facet::person, "v. putin") == std::vector<NameId>{0});
  CHECK(names.find(Facet::org, "Chrysler") == std::vector<NameId>{0});  // not what is called so besides
  CHECK(names.find_folded(Facet::org, "chrysler") == std::vector<NameId>{0});
  CHECK(names.find(Facet::org, "Chrysler Corp") == std::vector<NameId>{0, 2});
  CHECK(names.find_words(Facet::org, "chrysler corp") == std::vector<NameId>{0, 2});
}

TEST_CASE("what is found agrees with a linear scan", "[store][canonical_names]") {
  const auto seed = GENERATE(take(10, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const Names persons = random_names(random, 120);
  const Opened opened({persons});
  for (const std::string& probe : random_names(random, 60)) {
    const std::string folded = text::folded_form(probe);
    std::vector<std::string> alike;
    for (const std::string& name : persons)
      if (text::folded_form(name) == folded) alike.push_back(name);
    CAPTURE(probe);
    REQUIRE(opened.displays(opened.names.find_folded(Facet::person, folded)) == alike);
    REQUIRE(opened.names.find(Facet::person, probe).size() == persons.count(probe));
  }
}

}  // namespace
}  // namespace dateline::store
