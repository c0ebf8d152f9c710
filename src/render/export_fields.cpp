// The fields that --fields can name, and what a hit has in them.
#include "render/export_fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "error/nearest_name.h"
#include "render/answer_format.h"
#include "schema/instant.h"

namespace dateline::render {
namespace {

using Field = ExportField;
using Values = std::vector<std::string>;

enum class Shape : std::uint8_t { text, number, list };
struct FieldInfo {
  Field field;
  std::string_view name;
  Shape shape;
};
constexpr std::array<FieldInfo, 26> kExportFields{{{Field::rank, "rank", Shape::number},
                                                   {Field::id, "id", Shape::text},
                                                   {Field::score, "score", Shape::number},
                                                   {Field::title, "title", Shape::text},
                                                   {Field::date, "date", Shape::text},
                                                   {Field::modified, "modified", Shape::text},
                                                   {Field::source, "source", Shape::text},
                                                   {Field::author, "author", Shape::list},
                                                   {Field::section, "section", Shape::text},
                                                   {Field::topic, "topic", Shape::list},
                                                   {Field::language, "language", Shape::text},
                                                   {Field::url, "url", Shape::text},
                                                   {Field::dateline, "dateline", Shape::text},
                                                   {Field::lead, "lead", Shape::text},
                                                   {Field::body, "body", Shape::text},
                                                   {Field::snippet, "snippet", Shape::text},
                                                   {Field::person, "person", Shape::list},
                                                   {Field::org, "org", Shape::list},
                                                   {Field::place, "place", Shape::list},
                                                   {Field::country, "country", Shape::list},
                                                   {Field::words, "words", Shape::number},
                                                   {Field::version, "version", Shape::number},
                                                   {Field::file, "file", Shape::text},
                                                   {Field::line, "line", Shape::number},
                                                   {Field::generation, "generation", Shape::number},
                                                   {Field::copies, "copies", Shape::number}}};

const FieldInfo& info_of(Field field) { return kExportFields[static_cast<std::size_t>(field)]; }

Values one(const std::string& value) { return value.empty() ? Values{} : Values{value}; }
Values number(std::uint64_t value) { return value == 0 ? Values{} : Values{std::to_string(value)}; }

std::string passages_of(const search::Hit& hit) {
  std::string text;
  for (const search::Passage& passage : hit.snippets) text += (text.empty() ? "" : " ") + passage.text;
  return text;
}

/// What the article's own fields say.
Values stored_values(const store::StoredArticle& stored, Field field) {
  switch (field) {
    case Field::modified:
      return one(schema::to_iso(stored.modified));
    case Field::section:
      return one(stored.section);
    case Field::topic:
      return stored.topics;
    case Field::dateline:
      return one(stored.dateline);
    case Field::body:
      return one(stored.body);
    case Field::version:
      return number(stored.edition.number);
    default:
      return {};
  }
}

Values detail_values(const search::ArticleDetails& details, Field field) {
  switch (field) {
    case Field::lead:
      return one(details.lead);
    case Field::words:
      return {std::to_string(details.words)};
    case Field::file:
      return one(details.file);
    case Field::line:
      return number(details.line);
    case Field::generation:
      return number(details.generation);
    default:
      return stored_values(details.stored, field);
  }
}

struct Group {
  std::string_view name;
  Field first;
  Field last;
};
constexpr std::array kGroups{Group{"entities", Field::person, Field::country},
                             Group{"all", Field::rank, Field::copies}};

error::Error unknown_field(const std::string& name) {
  std::vector<std::string_view> known = export_field_names();
  for (const std::string_view group : export_group_names()) known.push_back(group);
  std::string all;
  for (const std::string_view one_name : known) all += (all.empty() ? "" : " ") + std::string(one_name);
  const std::string_view nearest = error::nearest_name(name, known);
  const std::string meant = nearest.empty() ? "" : "did you mean " + std::string(nearest) + "? ";
  return {error::ErrorKind::usage,
          {},
          "--fields: there is no field \"" + name + "\"",
          {},
          meant + "the fields are: " + all};
}

void add(std::vector<Field>& fields, Field field) {
  if (!has_field(fields, field)) fields.push_back(field);
}

error::Status add_named(std::vector<Field>& fields, const std::string& name) {
  const auto* group = std::ranges::find(kGroups, name, &Group::name);
  if (group != kGroups.end()) {
    for (const FieldInfo& info : kExportFields)
      if (group->first <= info.field && info.field <= group->last) add(fields, info.field);
    return {};
  }
  const auto* found = std::ranges::find(kExportFields, name, &FieldInfo::name);
  if (found == kExportFields.end()) return unknown_field(name);
  add(fields, found->field);
  return {};
}

}  // namespace

std::vector<std::string_view> export_group_names() {
  std::vector<std::string_view> names;
  for (const Group& group : kGroups) names.push_back(group.name);
  return names;
}

const std::vector<std::string_view>& export_field_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all;
    for (const FieldInfo& info : kExportFields) all.push_back(info.name);
    return all;
  }();
  return names;
}

std::string_view name_of(Field field) { return info_of(field).name; }

error::Result<std::vector<Field>> parse_export_fields(std::string_view list) {
  std::vector<Field> fields;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    const std::string_view padded = list.substr(begin, end - begin);
    const std::size_t first = std::min(padded.find_first_not_of(' '), padded.size());
    const std::size_t last = padded.find_last_not_of(' ');
    const std::string name(padded.substr(first, last == std::string_view::npos ? 0 : last + 1 - first));
    if (auto added = add_named(fields, name); !added) return added.error();
    begin = end + 1;
  }
  return fields;
}

bool has_field(const std::vector<Field>& fields, Field field) {
  return std::ranges::find(fields, field) != fields.end();
}

search::DetailParts parts_of(const std::vector<Field>& fields) {
  return {!fields.empty(), has_field(fields, Field::body), has_field(fields, Field::lead)};
}

Values values_of(const search::Hit& hit, Field field) {
  switch (field) {
    case Field::rank:
      return {std::to_string(hit.rank)};
    case Field::id:
      return {hit.id};
    case Field::score:
      return {number_text(hit.score)};
    case Field::title:
      return one(hit.title);
    case Field::date:
      return one(schema::to_iso(hit.published));
    case Field::source:
      return one(hit.source);
    case Field::author:
      return hit.authors;
    case Field::language:
      return one(hit.language);
    case Field::url:
      return one(hit.url);
    case Field::copies:
      return number(hit.copies);
    case Field::snippet:
      return one(passages_of(hit));
    case Field::person:
    case Field::org:
    case Field::place:
    case Field::country:
      return hit.entities[static_cast<std::size_t>(field) - static_cast<std::size_t>(Field::person)];
    default:
      return hit.details ? detail_values(*hit.details, field) : Values{};
  }
}

void write_fields(io::JsonWriter& json, const search::Hit& hit, const std::vector<Field>& fields) {
  for (const Field field : fields) {
    const FieldInfo& info = info_of(field);
    if (field == Field::score) {
      json.key(info.name).number(hit.score);
      continue;
    }
    const Values values = values_of(hit, field);
    if (values.empty()) continue;
    json.key(info.name);
    if (info.shape == Shape::text) json.string(values.front());
    if (info.shape == Shape::number) json.number(std::uint64_t{std::stoull(values.front())});
    if (info.shape != Shape::list) continue;
    json.begin_array();
    for (const std::string& value : values) json.string(value);
    json.end_array();
  }
}

bool is_list(Field field) { return info_of(field).shape == Shape::list; }

std::string joined_values(const std::vector<std::string>& values) {
  std::string joined;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) joined += '|';
    for (const char c : values[i]) {
      if (c == '|' || c == '\\') joined += '\\';
      joined += c;
    }
  }
  return joined;
}

}  // namespace dateline::render
