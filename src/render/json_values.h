// What answers and articles share in JSON: lists, ranges and entities, left out where there are none.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "io/json_writer.h"
#include "text/byte_range.h"

namespace dateline::render {

void write_if_present(io::JsonWriter& json, std::string_view name, std::string_view value);
void write_strings(io::JsonWriter& json, std::string_view name, const std::vector<std::string>& values);
/// An array of [begin,end] arrays; written even if it is empty.
void write_ranges(io::JsonWriter& json, std::string_view name, const std::vector<text::ByteRange>& ranges);
/// {"person":[...],"org":[...],"place":[...],"country":[...]}
void write_entities(io::JsonWriter& json, const std::array<std::vector<std::string>, 4>& entities);

}  // namespace dateline::render
