// What answers and articles share in JSON.
#include "render/json_values.h"

#include <algorithm>
#include <cstdint>

#include "schema/field.h"

namespace dateline::render {

void write_if_present(io::JsonWriter& json, std::string_view name, std::string_view value) {
  if (!value.empty()) json.field(name, value);
}

void write_strings(io::JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  json.key(name).begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

void write_ranges(io::JsonWriter& json, std::string_view name, const std::vector<text::ByteRange>& ranges) {
  json.key(name).begin_array();
  for (const text::ByteRange range : ranges)
    json.begin_array().number(std::uint64_t{range.begin}).number(std::uint64_t{range.end}).end_array();
  json.end_array();
}

void write_entities(io::JsonWriter& json, const std::array<std::vector<std::string>, 4>& entities) {
  if (std::ranges::all_of(entities, &std::vector<std::string>::empty)) return;
  json.key("entities").begin_object();
  for (std::size_t kind = 0; kind < entities.size(); ++kind)
    write_strings(json, schema::kFacets[kind].name, entities[kind]);
  json.end_object();
}

}  // namespace dateline::render
