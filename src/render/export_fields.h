// The fields that --fields can name, and what a hit has in them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "io/json_writer.h"
#include "search/search_request.h"

namespace dateline::render {

enum class ExportField : std::uint8_t {
  rank,
  id,
  score,
  title,
  date,
  modified,
  source,
  author,
  section,
  topic,
  language,
  url,
  dateline,
  lead,
  body,
  snippet,
  person,
  org,
  place,
  country,
  words,
  version,
  file,
  line,
  generation,
  copies  // with --collapse: the matches that the hit stands for
};

/// In the order in which help lists them.
const std::vector<std::string_view>& export_field_names();
/// What stands for several of them.
std::vector<std::string_view> export_group_names();
std::string_view name_of(ExportField field);

/// "id,date,title": names between commas, blanks around them allowed. "entities" stands for person, org,
/// place and country, "all" for everything. A field that is named twice is there once, where it stands first.
/// Else usage, with all names, and the nearest one for a slip.
error::Result<std::vector<ExportField>> parse_export_fields(std::string_view list);

/// What hits must hold for these fields; texts are read only for who asks for them.
search::DetailParts parts_of(const std::vector<ExportField>& fields);
bool has_field(const std::vector<ExportField>& fields, ExportField field);

/// The values of a hit in a field, in the article's order; none where the article does not say. Numbers are
/// written as JSON has them.
std::vector<std::string> values_of(const search::Hit& hit, ExportField field);

/// Members of the object in work, in the order of `fields`: author, topic and the four kinds of entities are
/// arrays, numbers are numbers; what the article does not say is left out.
void write_fields(io::JsonWriter& json, const search::Hit& hit, const std::vector<ExportField>& fields);

/// Can an article have several values there?
bool is_list(ExportField field);

/// Several values in one column: joined by bars; a bar in a value is \|, a backslash \\ (as in --filter).
std::string joined_values(const std::vector<std::string>& values);

}  // namespace dateline::render
