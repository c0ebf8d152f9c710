// The dictionary of forms: numbers by frequency, look-ups by stem, by word and by prefix.
#include "store/form_dictionary.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "store/small_segment.h"
#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

using test_support::TemporaryDirectory;

struct Opened {
  TemporaryDirectory folder;
  std::vector<FormId> numbers;
  FormDictionary forms;
  explicit Opened(const std::vector<FormWord>& words) {
    numbers = write_forms(folder.path() / "forms", entries_of(words), false).value();
    forms = FormDictionary::open(folder.path() / "forms").value();
  }
};

TEST_CASE("every form comes back under its number", "[store][form_dictionary]") {
  const auto seed = GENERATE(take(10, random(1U, 1U << 30U)));
  const std::size_t count = GENERATE(0, 1, 500);
  CAPTURE(seed, count);
  const std::vector<FormWord> words = random_forms(seed, count);
  const Opened opened(words);
  const FormDictionary& forms = opened.forms;
  REQUIRE(forms.form_count() == count);
  REQUIRE(std::set<FormId>(opened.numbers.begin(), opened.numbers.end()).size() == count);
  for (std::size_t i = 0; i < count; ++i) {
    const FormId form = opened.numbers[i];
    REQUIRE(forms.folded(form) == words[i].folded);
    REQUIRE(forms.surface(form) == words[i].surface);
    REQUIRE(forms.case_class(form) == words[i].case_class);
    REQUIRE(forms.record(form).document_frequency == words[i].document_frequency);
    REQUIRE(forms.stem(forms.stem_of(form)) == words[i].stem);
  }
}

TEST_CASE("forms are numbered by falling frequency, then by spelling", "[store][form_dictionary]") {
  const std::vector<FormWord> words = random_forms(42, 300);
  const Opened opened(words);
  using Key = std::tuple<std::int64_t, std::string, std::string, std::string>;
  const auto key = [&](FormId form) {
    return Key{-std::int64_t{opened.forms.record(form).document_frequency}, opened.forms.folded(form),
               opened.forms.surface(form), opened.forms.stem(opened.forms.stem_of(form))};
  };
  for (FormId form = 1; form < 300; ++form) REQUIRE(key(form - 1) < key(form));
}

TEST_CASE("the forms of a stem are found", "[store][form_dictionary]") {
  const std::vector<FormWord> words = random_forms(7, 400);
  const Opened opened(words);
  std::map<std::string, std::set<FormId>> by_stem;
  for (std::size_t i = 0; i < words.size(); ++i) by_stem[words[i].stem].insert(opened.numbers[i]);
  REQUIRE(opened.forms.stem_count() == by_stem.size());
  StemId expected = 0;
  for (const auto& [stem, forms] : by_stem) {
    const auto found = opened.forms.find_stem(stem);
    REQUIRE(found == expected++);  // stems are numbered in their order
    REQUIRE(std::ranges::equal(opened.forms.forms_of(*found), forms));
  }
  CHECK_FALSE(opened.forms.find_stem("no such stem"));
  CHECK(opened.forms.forms_of(opened.forms.stem_count()).empty());
}

TEST_CASE("forms are found by prefix and by word as in a linear scan", "[store][form_dictionary]") {
  const std::vector<FormWord> words = random_forms(9, 400);
  const Opened opened(words);
  const auto order = opened.forms.in_folded_order();
  const std::string probe = GENERATE("", "a", "ka", "so", "zzz", "\xC3\xBC", "\xD0", "t", "ost");
  CAPTURE(probe);
  const auto range = [&](std::pair<std::size_t, std::size_t> positions) {
    return std::set<FormId>(order.begin() + positions.first, order.begin() + positions.second);
  };
  std::set<FormId> begin_alike;
  bool equal = false;
  for (FormId form = 0; form < opened.forms.form_count(); ++form) {
    if (opened.forms.folded(form).starts_with(probe)) begin_alike.insert(form);
    equal = equal || opened.forms.folded(form) == probe;
  }
  CHECK(range(opened.forms.with_prefix(probe)) == begin_alike);
  CHECK(opened.forms.has_folded(probe) == equal);
  CHECK(opened.forms.has_folded(opened.forms.folded(order[order.size() / 2])));
}

TEST_CASE("a surface that follows from folded form and case is not kept", "[store][form_dictionary]") {
  using text::CaseClass;
  const Opened opened({{"moscow", "Moscow", CaseClass::title, "moscow", 9},
                       {"nato", "NATO", CaseClass::upper, "nato", 8},
                       {"3com", "3Com", CaseClass::title, "3com", 7},
                       {"z\xC3\xBCrich", "Z\xC3\xBCrich", CaseClass::title, "z", 6},
                       {"iphone", "iPhone", CaseClass::mixed, "iphon", 5},
                       {"strasse",
                        "Stra\xC3\x9F"
                        "e",
                        CaseClass::title, "strass", 4}});
  const std::vector<std::uint16_t> kept{0, 0, 0, 0, 6, 7};
  for (FormId form = 0; form < kept.size(); ++form)
    CHECK(opened.forms.record(form).surface_size == kept[form]);
  CHECK(opened.forms.surface(0) == "Moscow");
  CHECK(opened.forms.surface(2) == "3Com");
  CHECK(opened.forms.surface(5) ==
        "Stra\xC3\x9F"
        "e");
}

TEST_CASE("a number that no form has is no word", "[store][form_dictionary]") {
  const Opened opened(random_forms(1, 10));
  for (const FormId form : {10U, UINT32_MAX}) {
    CHECK(opened.forms.folded(form).empty());
    CHECK(opened.forms.surface(form).empty());
    CHECK(opened.forms.stem_of(form) == 0);
  }
  CHECK(FormDictionary().form_count() == 0);
  CHECK(FormDictionary().stem_count() == 0);
}

}  // namespace
}  // namespace dateline::store
