// Copies of one text: beside a hit, and as a list of their own.
#pragma once

#include <string>
#include <vector>

#include "io/json_writer.h"
#include "render/answer_format.h"
#include "search/search_request.h"

namespace dateline::render {

/// "3 copies: Reuters 2024-03-22; Northgate Courier 2024-03-23", the one that is shown first; sources of many
/// are cut short with their number.
std::string copies_text(const search::Hit& hit);

/// An object with what is known of id, title, source, date and words.
void write_copy(io::JsonWriter& json, const search::Copy& copy);

/// For --show-copies: a line for each, or one JSON object.
std::string render_copies_text(const std::vector<search::Copy>& copies, const AnswerOptions& options);
std::string render_copies_json(const std::string& id, const std::vector<search::Copy>& copies);

}  // namespace dateline::render
