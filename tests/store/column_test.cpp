// Columns: every fact of every article comes back, in the narrowest form.
#include "store/column.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "store/segment.h"
#include "store/small_segment.h"
#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

using test_support::TemporaryDirectory;

std::vector<std::uint32_t> values_of(const FacetColumn& column, DocId docid) {
  std::vector<std::uint32_t> values;
  column.for_each(docid, [&](std::uint32_t local) { values.push_back(local); });
  return values;
}

std::vector<std::uint32_t> values_of(const ColumnTable::FacetValues& facet, DocId docid) {
  return {facet.values.begin() + facet.offsets[docid - 1], facet.values.begin() + facet.offsets[docid]};
}

TEST_CASE("columns come back as they were written", "[store][column]") {
  const auto seed = GENERATE(take(10, random(1U, 1U << 30U)));
  const std::uint32_t articles = GENERATE(0U, 1U, 250U);
  CAPTURE(seed, articles);
  const TemporaryDirectory folder;
  const ColumnTable table = random_columns(seed, articles);
  REQUIRE(write_columns(folder.path() / "columns", table, false));
  const auto columns = Columns::open(folder.path() / "columns", articles);
  REQUIRE(columns);
  REQUIRE(columns->article_count() == articles);
  CHECK(columns->file().verify());

  for (DocId docid = 1; docid <= articles; ++docid) {
    const std::size_t i = docid - 1;
    REQUIRE(columns->id(docid) == table.ids[i]);
    REQUIRE(columns->find_id(table.ids[i]) == docid);
    REQUIRE(columns->id_rank(docid) ==
            std::ranges::count_if(table.ids, [&](auto& id) { return id < table.ids[i]; }));
    REQUIRE(columns->lengths(docid) == table.lengths[i]);
    REQUIRE(columns->date(docid) == table.dates[i]);
    REQUIRE(columns->origin(docid) == table.origins[i]);
    REQUIRE(columns->content_hash(docid) == table.content_hashes[i]);
    REQUIRE(columns->first_seen(docid) == table.first_seen[i]);
    REQUIRE(columns->signature(docid) == table.signatures[i]);
    for (const schema::FacetInfo& facet : schema::kFacets)
      REQUIRE(values_of(columns->facet(facet.facet), docid) ==
              values_of(table.facets[static_cast<std::size_t>(facet.facet)], docid));
  }
  CHECK_FALSE(columns->find_id("no such id"));
  CHECK_FALSE(columns->find_id(""));
  CHECK(columns->origin_file_count() == 2);
  CHECK(columns->origin_file(1) == "folder/b.jsonl");
}

/// A facet column of three articles with these values.
FacetColumn written(const std::filesystem::path& path, ColumnTable::FacetValues values) {
  ColumnTable table = random_columns(1, 3);
  table.facets[0] = std::move(values);
  REQUIRE(write_columns(path, table, false));
  static Columns kept;  // columns point into the file
  kept = Columns::open(path, 3).value();
  return kept.facet(schema::Facet::person);
}

TEST_CASE("a facet takes the narrowest form", "[store][column]") {
  struct Row {
    std::string title;
    ColumnTable::FacetValues values;
    bool single;
    unsigned width;
  };
  const auto row = GENERATE(values<Row>({
      {"one value at most", {{0, 1, 1, 2}, {0, 254}}, true, 1},
      {"255 + 1 needs two bytes", {{0, 1, 1, 2}, {0, 255}}, true, 2},
      {"two bytes at most", {{0, 1, 1, 2}, {0, 65534}}, true, 2},
      {"65535 + 1 needs four bytes", {{0, 1, 1, 2}, {0, 65535}}, true, 4},
      {"several values", {{0, 2, 2, 3}, {0, 255, 3}}, false, 1},
      {"several values of two bytes", {{0, 2, 2, 3}, {0, 256, 3}}, false, 2},
      {"several values of four bytes", {{0, 2, 2, 3}, {0, 65536, 3}}, false, 4},
  }));
  CAPTURE(row.title);
  const TemporaryDirectory folder;
  const FacetColumn column = written(folder.path() / "columns", row.values);
  CHECK(column.single() == row.single);
  CHECK(column.width() == row.width);
  for (const DocId docid : {1U, 2U, 3U}) CHECK(values_of(column, docid) == values_of(row.values, docid));
  const std::uint32_t largest = *std::ranges::max_element(row.values.values);
  CHECK(column.ids_below(largest + 1));
  CHECK_FALSE(column.ids_below(largest));
}

TEST_CASE("columns are refused when they are not of so many articles", "[store][column]") {
  const TemporaryDirectory folder;
  REQUIRE(write_columns(folder.path() / "columns", random_columns(1, 9), false));
  CHECK(Columns::open(folder.path() / "columns", 9));
  for (const std::uint32_t articles : {0U, 8U, 10U}) {
    const auto opened = Columns::open(folder.path() / "columns", articles);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == error::ErrorKind::damaged);
    CHECK(opened.error().message ==
          "section lengths is missing or has not the size for " + std::to_string(articles) + " articles");
  }
}

}  // namespace
}  // namespace dateline::store
