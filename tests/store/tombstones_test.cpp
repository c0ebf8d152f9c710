// Specification of the lists of removed articles: what they say, and what is refused as damaged.
#include "store/tombstones.h"

#include <catch2/catch.hpp>

#include <fstream>

#include "store/local_names.h"
#include "store/segment.h"
#include "store/small_segment.h"
#include "support/temporary_directory.h"

namespace dateline::store {
namespace {

namespace fs = std::filesystem;
using test_support::read_whole_file;
using test_support::TemporaryDirectory;

constexpr std::uint32_t kArticles = 100;

/// A segment whose tombstones are written and read.
struct Buried {
  TemporaryDirectory folder;
  SegmentEntry entry = write_segment(folder.path(), "000001", random_content(1, kArticles));
  FormDictionary forms = FormDictionary::open(folder.path() / "segments/000001" / kFormsFile).value();
  LocalNames names = LocalNames::open(folder.path() / "segments/000001" / kNamesFile).value();
  fs::path path = folder.path() / "tombs";

  error::Result<Tombstones> reopen(const TombstoneTable& table) const {
    REQUIRE(write_tombstones(path, table));
    return Tombstones::open(path, kArticles, forms, names);
  }
};

TombstoneTable sample() {
  TombstoneTable table;
  table.dead = {1, 63, 64, 100};
  table.stems = {{0, 1}, {3, 4}};
  table.forms = {{2, 2}};
  table.names[static_cast<std::size_t>(schema::Facet::topic)] = {{0, 3}};
  return table;
}

}  // namespace

TEST_CASE("tombstones say which articles are gone and what they held", "[store][tombstones]") {
  const Buried buried;
  const auto tombstones = buried.reopen(sample());
  REQUIRE(tombstones);
  CHECK(tombstones->count() == 4);
  for (DocId docid = 1; docid <= kArticles; ++docid) {
    CAPTURE(docid);
    CHECK(tombstones->is_dead(docid) == (docid == 1 || docid == 63 || docid == 64 || docid == 100));
  }
  CHECK(tombstones->dead_with_stem(0) == 1);
  CHECK(tombstones->dead_with_stem(1) == 0);
  CHECK(tombstones->dead_with_stem(3) == 4);
  CHECK(tombstones->dead_with_form(2) == 2);
  CHECK(tombstones->dead_with_name(schema::Facet::topic, 0) == 3);
  CHECK(tombstones->dead_with_name(schema::Facet::topic, 1) == 0);
  CHECK(tombstones->dead_with_name(schema::Facet::place, 0) == 0);
}

TEST_CASE("without tombstones every article is live", "[store][tombstones]") {
  const Tombstones none;
  CHECK(none.empty());
  CHECK_FALSE(none.is_dead(1));
  CHECK(none.dead_with_stem(0) == 0);
}

TEST_CASE("tombstones that do not fit the segment are damaged", "[store][tombstones][damage]") {
  const Buried buried;
  TombstoneTable table = sample();
  SECTION("docid 0") { table.dead = {0, 1}; }
  SECTION("a docid twice") { table.dead = {1, 1}; }
  SECTION("out of order") { table.dead = {2, 1}; }
  SECTION("an article that is not there") { table.dead = {kArticles + 1}; }
  SECTION("a stem that is not there") { table.stems = {{buried.forms.stem_count(), 1}}; }
  SECTION("a form that is not there") { table.forms = {{buried.forms.form_count(), 1}}; }
  SECTION("stems out of order") { table.stems = {{3, 1}, {2, 1}}; }
  SECTION("a stem of no article") { table.stems = {{1, 0}}; }
  SECTION("a stem of more articles than are dead") { table.stems = {{1, 5}}; }
  SECTION("a name that is not there") {
    table.names[static_cast<std::size_t>(schema::Facet::topic)] = {
        {buried.names.count(schema::Facet::topic), 1}};
  }
  const auto tombstones = buried.reopen(table);
  REQUIRE_FALSE(tombstones);
  CHECK(tombstones.error().kind == error::ErrorKind::damaged);
  CHECK(tombstones.error().place.source == buried.path.string());
}

TEST_CASE("whatever bit is flipped in a file of tombstones, it is refused", "[store][tombstones][damage]") {
  const Buried buried;
  REQUIRE(buried.reopen(sample()));
  const std::string whole = read_whole_file(buried.path);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string bytes = whole;
    bytes[i] = static_cast<char>(bytes[i] ^ 1U << i % 8);
    std::ofstream(buried.path, std::ios::binary) << bytes;
    CAPTURE(i);
    REQUIRE_FALSE(Tombstones::open(buried.path, kArticles, buried.forms, buried.names));
  }
  for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{0}}) {
    std::ofstream(buried.path, std::ios::binary) << whole.substr(0, size);
    CAPTURE(size);
    REQUIRE_FALSE(Tombstones::open(buried.path, kArticles, buried.forms, buried.names));
  }
}

}  // namespace dateline::store
