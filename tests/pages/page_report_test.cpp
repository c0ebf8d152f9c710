// What is read from real pages is as good as it was, and what measures it measures.
#include "pages/page_report.h"

#include <catch2/catch.hpp>

#include "pages/page_score.h"
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
  CHECK(score.begins_with("A standfirst. One two three four five six seven", "One two three fo"));
  CHECK_FALSE(score.begins_with("Another text altogether, about a mill", "One two three fo"));
  CHECK(holds_passage("one\n\ntwo\u00A0three", "two three"));
  CHECK(same_title("\u201CFour\u201D rescued \u2013 again", "\"four\" Rescued - again"));
  CHECK(same_title("Stra\u00dfe am Flu\u00df gesperrt, heute", "Strasse am Fluss gesperrt, heute"));
  CHECK(same_title("Four rescued from the old mill", "Four rescued from the old mill - Mill Post"));
  CHECK(same_title("Four rescued from the old mill", "Four rescued from the old mil"));
  CHECK_FALSE(same_title("Four rescued", "Four rescue"));
  CHECK_FALSE(same_title("Four rescued - Mill Post, today", "Four rescued"));
}

TEST_CASE("newspaper4k: the words of the bodies", "[pages][corpora]") {
  const auto folder = corpus("html");
  if (!folder) return;
  const PageTotals totals = measure(newspaper_pages(*folder / "newspaper4k/tests/data"), false);
  CHECK(totals.texts == 23);
  CHECK(totals.mean_f1() >= 0.96);
  CHECK(totals.dates.value() >= 0.99);
}

TEST_CASE("goose3: the beginnings of the bodies", "[pages][corpora]") {
  const auto folder = corpus("html");
  if (!folder) return;
  const PageTotals totals = measure(goose_pages(*folder / "goose3/tests/data"), true);
  CHECK(totals.begins.all == 58);
  CHECK(totals.begins.value() >= 0.92);
}

TEST_CASE("trafilatura: passages that must be there and that must not", "[pages][corpora]") {
  const auto folder = corpus("html");
  if (!folder) return;
  const PageTotals totals = measure(trafilatura_pages(*folder / "trafilatura"), false);
  CHECK(totals.with.value() >= 0.92);
  CHECK(totals.without.value() <= 0.08);
  CHECK(totals.titles.value() >= 0.94);
  CHECK(totals.dates.value() >= 0.89);
}
