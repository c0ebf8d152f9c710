// What is read from real pages is as good as it was, and what measures it measures.
#include "pages/page_report.h"

#include <catch2/catch.hpp>

#include "pages/page_score.h"
#include "pages/plain_form.h"
#include "support/corpora.h"

using namespace dateline::pages;
using dateline::test_support::corpus;

TEST_CASE("texts are compared by their words", "[pages]") {
  auto breaker = dateline::text::WordBreaker::open();
  REQUIRE(breaker);
  PageScore score(std::move(*breaker));
  const Agreement agreement = score.words("The mill, the river.", "the river rose");
  CHECK(agreement.precision == Approx(0.5));
  CHECK(agreement.recall == Approx(2.0 / 3));
  CHECK(holds_passage("one\n\ntwo\u00A0three", "two three"));
}

TEST_CASE("spellings that readers take for the same have one plain form", "[pages]") {
  CHECK(plain_form("\u201CFour\u201D rescued \u2013 again") == plain_form("'four' Rescued - again"));
  CHECK(plain_form("Die Stra\u00dfe am Flu\u00DF\u2026") == plain_form("die STRASSE  am\u00A0Fluss..."));
  CHECK(plain_form("Over\u00ADflow") == "overflow");
  CHECK(plain_form("Four rescued?") != plain_form("Four rescued"));
  CHECK(letters_and_digits("\u00C9t\u00E9 2024: one!") == "\u00E9t\u00E92024one");
  CHECK(plain_words("One, two--three") == " one two three ");
  CHECK(count_letters("\u00E9t\u00E9") == 3);
  CHECK(first_letters("\u00E9t\u00E9", 2) == "\u00E9t");
}

TEST_CASE("titles are the same but for the name of the site", "[pages]") {
  CHECK(same_title("Four rescued", "four  Rescued"));
  CHECK(same_title("Four rescued", "Four rescued - Mill Post", "Mill Post"));
  CHECK(same_title("Four rescued", "Four rescued | Mill Post", "", "www.millpost.example"));
  CHECK(same_title("Four rescued", "Mill Post: Four rescued", "Mill Post"));
  CHECK_FALSE(same_title("Four rescued", "Four rescued - at the mill", "Mill Post", "millpost.example"));
  CHECK_FALSE(same_title("Four rescued - Mill Post", "Four rescued", "Mill Post"));
  CHECK_FALSE(same_title("Four rescued from the old mill", "Four rescued from the old mil"));
}

TEST_CASE("a beginning is found letter by letter, and counted what stands before it", "[pages]") {
  CHECK(letters_before("A note.\n\nOne two \u201Cthree\u201D", "One two 'three'") == 5);
  CHECK_FALSE(letters_before("One or two", "One two"));
  CHECK_FALSE(letters_before("One", ""));
  const std::string front(kBeginningLetters, 'a');
  CHECK(letters_before(front + "b", front + "c") == 0);
}

TEST_CASE("the half of a page follows from its name", "[pages]") {
  Mean mean;
  mean.add(1, half_of("one.html"));
  mean.add(0, half_of("one.html"));
  CHECK(mean.value() == Approx(0.5));
  CHECK(mean.value(half_of("one.html")) == Approx(0.5));
  CHECK(mean.all() == 2);
}

TEST_CASE("newspaper4k: the words of the bodies", "[pages][corpora]") {
  const auto folder = corpus("html");
  if (!folder) return;
  const PageTotals totals = measure(newspaper_pages(*folder / "newspaper4k/tests/data"), false);
  CHECK(totals.f1.all() == 23);
  CHECK(totals.f1.value() >= 0.96);
  CHECK(totals.dates.value() >= 0.99);
}

TEST_CASE("goose3: the beginnings of the bodies", "[pages][corpora]") {
  const auto folder = corpus("html");
  if (!folder) return;
  const PageTotals totals = measure(goose_pages(*folder / "goose3/tests/data"), true);
  CHECK(totals.begins.all() == 58);
  CHECK(totals.begins.value() >= 0.94);
}

TEST_CASE("trafilatura: passages that must be there and that must not", "[pages][corpora]") {
  const auto folder = corpus("html");
  if (!folder) return;
  const PageTotals totals = measure(trafilatura_pages(*folder / "trafilatura"), false);
  CHECK(totals.with.value() >= 0.945);
  CHECK(totals.without.value() <= 0.06);
  CHECK(totals.titles.value() >= 0.95);
  CHECK(totals.titles_there.value() >= 0.96);
  CHECK(totals.dates.value() >= 0.91);
}
