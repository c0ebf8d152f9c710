// Indexes that programs of every schema version have left: those of this version answer, the others are
// refused by the name of their version. schema-N was made by `build`, then `update`, of six and one articles;
// never change one.
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "index/index_check.h"
#include "schema/schema_version.h"
#include "search/query_parser.h"
#include "search/searcher.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

fs::path old_index(int version) {
  return fs::path(DATELINE_OLD_INDEXES) / ("schema-" + std::to_string(version));
}

std::vector<std::string> ids_of(search::Searcher& searcher, const std::string& query) {
  search::SearchRequest request;
  request.query = search::parse_query(query).value();
  std::vector<std::string> ids;
  const search::Answer answer = searcher.answer(request).value();
  for (const search::Hit& hit : answer.hits) ids.push_back(hit.id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("there is an index of every schema version", "[formats]") {
  for (int version = 1; version <= schema::kSchemaVersion; ++version) {
    CAPTURE(version);
    CHECK(fs::exists(old_index(version) / "CURRENT"));
  }
}

TEST_CASE("an index of this schema version answers, whoever wrote it", "[formats]") {
  auto searcher = search::Searcher::open(old_index(schema::kSchemaVersion));
  REQUIRE(searcher);
  CHECK(searcher->generation().manifest().totals.articles == 7);
  CHECK(searcher->generation().segment_count() == 2);
  CHECK(ids_of(*searcher, "ferry") == Ids{"w-4", "w-1", "w-5"});
  CHECK(ids_of(*searcher, "\"oil ministers\" title:last") == Ids{"w-2"});
  CHECK(ids_of(*searcher, "title:cannot").empty());  // what the update replaced
  CHECK(ids_of(*searcher, "hafen place:hamburg date:2024-01") == Ids{"w-3"});
  CHECK(ids_of(*searcher, "bridg*").size() == 1);
  const auto checked = index::check_index(old_index(schema::kSchemaVersion), {.full = true});
  REQUIRE(checked);
  CHECK(checked->damage.empty());
}

TEST_CASE("an index of an older schema version is refused by its name", "[formats]") {
  for (int version = 1; version < schema::kSchemaVersion; ++version) {
    CAPTURE(version);
    const auto searcher = search::Searcher::open(old_index(version));
    REQUIRE_FALSE(searcher);
    CHECK(searcher.error().kind == error::ErrorKind::version);
    CHECK(searcher.error().message.find("found " + std::to_string(version)) != std::string::npos);
  }
}
