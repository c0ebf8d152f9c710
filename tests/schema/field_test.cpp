// The tables of fields and facets agree with each other and with themselves.
#include "schema/field.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace dateline::schema;

TEST_CASE("the facet table is in the order of the enum, its names and prefixes differ", "[schema][field]") {
  std::set<std::string_view> names;
  std::set<std::string_view> prefixes;
  for (std::size_t i = 0; i < kFacetCount; ++i) {
    const auto facet = static_cast<Facet>(i);
    CHECK(info(facet).facet == facet);
    if (facet != Facet::acronym) CHECK(find_facet(info(facet).name) == facet);
    names.insert(info(facet).name);
    prefixes.insert(info(facet).prefix);
  }
  CHECK(names.size() == kFacetCount);
  CHECK(prefixes.size() == kFacetCount);
}

TEST_CASE("no prefix begins another one, so that a term belongs to one facet", "[schema][field]") {
  for (const FacetInfo& one : kAskedFacets) {
    for (const FacetInfo& other : kAskedFacets) {
      if (one.facet != other.facet) CHECK_FALSE(one.prefix.starts_with(other.prefix));
    }
  }
}

TEST_CASE("every facet but that of acronyms can be asked as a field", "[schema][field]") {
  CHECK_FALSE(find_facet("acronym"));
  CHECK(find_field("acronym") == nullptr);
  CHECK(info(Facet::acronym).prefix.empty());
  for (const FacetInfo& facet : kAskedFacets) {
    const FieldInfo* field = find_field(facet.name);
    CAPTURE(facet.name);
    REQUIRE(field != nullptr);
    CHECK(field->kind == FieldKind::name);
    CHECK(field->facet == facet.facet);
  }
}

TEST_CASE("the fields of the query language are there", "[schema][field]") {
  const auto [name, kind] = GENERATE(table<std::string, FieldKind>({{"title", FieldKind::text},
                                                                    {"body", FieldKind::text},
                                                                    {"lead", FieldKind::text},
                                                                    {"author", FieldKind::name},
                                                                    {"source", FieldKind::name},
                                                                    {"topic", FieldKind::name},
                                                                    {"section", FieldKind::name},
                                                                    {"language", FieldKind::name},
                                                                    {"id", FieldKind::id},
                                                                    {"person", FieldKind::name},
                                                                    {"org", FieldKind::name},
                                                                    {"place", FieldKind::name},
                                                                    {"country", FieldKind::name},
                                                                    {"date", FieldKind::date}}));
  CAPTURE(name);
  REQUIRE(find_field(name) != nullptr);
  CHECK(find_field(name)->kind == kind);
}

TEST_CASE("unknown names are no fields", "[schema][field]") {
  for (const char* name : {"", "Title", "titles", "headline", "year"}) {
    CHECK(find_field(name) == nullptr);
    CHECK_FALSE(find_facet(name));
  }
  CHECK_FALSE(find_facet("title"));
}

TEST_CASE("a mistyped name has a nearest one within two changes", "[schema][field]") {
  const auto [typed, nearest] =
      GENERATE(table<std::string, std::string>({{"titel", "title"},
                                                {"tittle", "title"},
                                                {"persn", "person"},
                                                {"persons", "person"},
                                                {"autor", "author"},
                                                {"langauge", "language"},
                                                {"Date", "date"},
                                                {"headline", ""},
                                                {"countries", ""},
                                                {"a very long name of a field", ""}}));
  CAPTURE(typed);
  CHECK(nearest_field(typed) == nearest);
}
