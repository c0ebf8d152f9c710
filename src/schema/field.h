// The two tables that indexing, queries, help and documentation share: fields that can be asked, facets that
// can be counted.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace dateline::schema {

/// Facets that are kept per article as a list of values; the values of the enum live on disk.
enum class Facet : std::uint8_t {
  person,
  org,
  place,
  country,
  topic,
  source,
  author,
  language,
  section,
  acronym  // what the article says that an acronym stands for; for indexing alone
};
inline constexpr std::size_t kFacetCount = 10;

struct FacetInfo {
  Facet facet;
  std::string_view name;    // what a person types, and the key in JSON
  std::string_view prefix;  // of the term that is posted for each value; none is posted without one
};
inline constexpr std::array<FacetInfo, kFacetCount> kFacets{{
    {Facet::person, "person", "XP"},
    {Facet::org, "org", "XO"},
    {Facet::place, "place", "XL"},
    {Facet::country, "country", "XC"},
    {Facet::topic, "topic", "XT"},
    {Facet::source, "source", "XS"},
    {Facet::author, "author", "XA"},
    {Facet::language, "language", "XG"},
    {Facet::section, "section", "XE"},
    {Facet::acronym, "acronym", ""},
}};
/// Those that can be asked and counted.
inline constexpr std::span<const FacetInfo> kAskedFacets = std::span(kFacets).first<kFacetCount - 1>();
/// Those of names, which extraction fills and which stand under canonical names.
inline constexpr std::array kEntityFacets{Facet::person, Facet::org, Facet::place, Facet::country};
constexpr bool is_entity_facet(Facet facet) { return facet <= Facet::country; }
constexpr const FacetInfo& info(Facet facet) { return kFacets[static_cast<std::size_t>(facet)]; }
std::optional<Facet> find_facet(std::string_view name);

/// What stands before the colon of field:word.
enum class FieldKind : std::uint8_t {
  text,   // restricts words to a part of the article: title, body, lead
  name,   // asks a facet
  id,     // the article's id
  date,   // a range of dates
  length  // a range of numbers of words
};
enum class TextField : std::uint8_t { any, title, body, lead };

struct FieldInfo {
  std::string_view name;
  FieldKind kind;
  TextField text = TextField::any;
  std::optional<Facet> facet;
};
inline constexpr std::array<FieldInfo, 15> kFields{{
    {"title", FieldKind::text, TextField::title, std::nullopt},
    {"body", FieldKind::text, TextField::body, std::nullopt},
    {"lead", FieldKind::text, TextField::lead, std::nullopt},
    {"author", FieldKind::name, TextField::any, Facet::author},
    {"source", FieldKind::name, TextField::any, Facet::source},
    {"topic", FieldKind::name, TextField::any, Facet::topic},
    {"section", FieldKind::name, TextField::any, Facet::section},
    {"language", FieldKind::name, TextField::any, Facet::language},
    {"person", FieldKind::name, TextField::any, Facet::person},
    {"org", FieldKind::name, TextField::any, Facet::org},
    {"place", FieldKind::name, TextField::any, Facet::place},
    {"country", FieldKind::name, TextField::any, Facet::country},
    {"id", FieldKind::id, TextField::any, std::nullopt},
    {"date", FieldKind::date, TextField::any, std::nullopt},
    {"length", FieldKind::length, TextField::any, std::nullopt},
}};
/// nullptr when there is none. Names are lower case and matched as they are.
const FieldInfo* find_field(std::string_view name);

/// The known name nearest to a mistyped one (edit distance at most 2), or empty: for "did you mean".
std::string_view nearest_field(std::string_view name);

}  // namespace dateline::schema
