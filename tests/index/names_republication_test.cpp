// Specification of the names table made anew.
#include "index/names_republication.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "index/index_check.h"
#include "search/searcher.h"
#include "support/built_index.h"
#include "support/random_articles.h"

using namespace dateline;
namespace fs = std::filesystem;

TEST_CASE("names are published anew without touching a segment", "[index][names]") {
  const test_support::BuiltIndex built(test_support::random_articles(5, 40),
                                       {.segment_articles = 15, .batch_articles = 8});
  const store::Manifest before = store::Generation::open(built.path())->manifest();
  REQUIRE(before.segments.size() > 1);
  const auto after = index::republish_names(built.path(), {});
  REQUIRE(after);
  CHECK(after->generation == before.generation + 1);
  CHECK(after->segments == before.segments);
  CHECK(after->totals == before.totals);
  CHECK(after->names.path != before.names.path);
  CHECK(after->names.checksum == before.names.checksum);
  const auto checked = index::check_index(built.path(), {.full = true});
  REQUIRE(checked);
  CHECK(checked->damage.empty());
  CHECK(checked->generation == after->generation);
}

TEST_CASE("there have to be names to publish", "[index][names]") {
  const test_support::TemporaryDirectory empty;
  const auto refused = index::republish_names(empty.path(), {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == error::ErrorKind::not_found);
}
