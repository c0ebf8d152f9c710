#include "text/form_table.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace dateline::text {
namespace {

TEST_CASE("equal surfaces with equal stems are one form", "[text][form_table]") {
  FormTable forms;
  const FormId attacks = forms.intern("attacks", "attacks", CaseClass::lower, "attack");
  const FormId capital = forms.intern("attacks", "Attacks", CaseClass::title, "attack");
  const FormId german = forms.intern("attacks", "attacks", CaseClass::lower, "attacks");
  CHECK(attacks == 0);
  CHECK(capital == 1);
  CHECK(german == 2);
  CHECK(forms.intern("attacks", "Attacks", CaseClass::title, "attack") == capital);
  CHECK(forms.form_count() == 3);
  CHECK(forms.stem_count() == 2);
  CHECK(forms.form(capital).surface == "Attacks");
  CHECK(forms.form(capital).folded == "attacks");
  CHECK(forms.form(capital).case_class == CaseClass::title);
  CHECK(forms.form(capital).stem == forms.form(attacks).stem);
  CHECK(forms.stem(forms.form(german).stem) == "attacks");
  CHECK(forms.form(attacks).surface.data() == forms.form(attacks).folded.data());
}

TEST_CASE("a form table numbers like a map from surface and stem", "[text][form_table]") {
  const auto seed = GENERATE(take(5, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  FormTable forms;
  std::map<std::pair<std::string, std::string>, FormId> by_hand;
  std::vector<std::string_view> folded_views;
  for (int i = 0; i < 20000; ++i) {
    const std::string surface(random() % 5, static_cast<char>('a' + random() % 26));
    const std::string word =
        surface + std::to_string(random() % 3000) + std::string(random() % 400 == 0 ? 70000 : 0, 'z');
    const std::string stem = word.substr(0, word.size() / 2);
    const FormId expected =
        by_hand.emplace(std::pair(word, stem), static_cast<FormId>(by_hand.size())).first->second;
    REQUIRE(forms.intern(word, word, CaseClass::lower, stem) == expected);
    if (expected == folded_views.size()) folded_views.push_back(forms.form(expected).folded);
  }
  CHECK(forms.form_count() == by_hand.size());
  for (const auto& [key, id] : by_hand) {
    REQUIRE(forms.form(id).surface == key.first);
    REQUIRE(folded_views[id] == key.first);  // views outlive later forms
    REQUIRE(forms.stem(forms.form(id).stem) == key.second);
  }
}

SCENARIO("a form table is cleared or moved", "[text][form_table]") {
  GIVEN("a table with a form") {
    FormTable forms;
    forms.intern("moscow", "Moscow", CaseClass::title, "moscow");
    const std::uint64_t generation = forms.generation();
    const std::size_t bytes = forms.bytes_used();
    CHECK(generation != 0);
    WHEN("it is cleared") {
      forms.clear();
      THEN("it is empty, of another generation, and numbers from 0 again") {
        CHECK(forms.form_count() == 0);
        CHECK(forms.stem_count() == 0);
        CHECK(forms.bytes_used() < bytes);
        CHECK(forms.generation() != generation);
        CHECK(forms.intern("isis", "ISIS", CaseClass::upper, "isis") == 0);
        CHECK(forms.form(0).surface == "ISIS");
      }
    }
    WHEN("it is moved") {
      const FormTable moved = std::move(forms);
      THEN("the forms go along, and neither side keeps its generation") {
        CHECK(moved.form(0).surface == "Moscow");
        CHECK(moved.generation() != generation);
        CHECK(forms.generation() !=
              generation);  // NOLINT(bugprone-use-after-move): moved-from tables are empty
        CHECK(forms.generation() != moved.generation());
        CHECK(forms.form_count() == 0);
        CHECK(forms.intern("isis", "ISIS", CaseClass::upper, "isis") == 0);
      }
    }
    WHEN("another table is made") {
      const FormTable other;
      THEN("it has its own generation") { CHECK(other.generation() != generation); }
    }
  }
}

}  // namespace
}  // namespace dateline::text
