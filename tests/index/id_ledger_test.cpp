// Specification of the ledger of ids: the later article wins.
#include "index/id_ledger.h"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {
article::Article named(std::string id, std::string title, std::string url = "") {
  article::Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.url = std::move(url);
  return article;
}
}  // namespace

TEST_CASE("an id met for the first time is only noted", "[index][ledger]") {
  index::IdLedger ledger;
  CHECK_FALSE(ledger.note(named("1", "Oil up"), {0, 1}));
  CHECK_FALSE(ledger.note(named("2", "Oil up"), {0, 2}));
  CHECK(ledger.size() == 2);
}

TEST_CASE("an id met again says where the one before stood, and whether the two look like different articles",
          "[index][ledger]") {
  index::IdLedger ledger;
  ledger.note(named("1", "Oil up", "https://example.org/1"), {0, 1});
  const auto same = ledger.note(named("1", "Oil up", "https://example.org/1"), {0, 9});
  REQUIRE(same);
  CHECK(same->where == index::BatchRef{0, 1});
  CHECK_FALSE(same->conflicting);
  const auto other_title = ledger.note(named("1", "Oil down", "https://example.org/1"), {3, 4});
  REQUIRE(other_title);
  CHECK(other_title->where == index::BatchRef{0, 9});
  CHECK(other_title->conflicting);
  const auto other_url = ledger.note(named("1", "Oil down", "https://example.org/2"), {3, 5});
  REQUIRE(other_url);
  CHECK(other_url->conflicting);
}
