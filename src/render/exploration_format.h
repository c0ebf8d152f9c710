// Ranges of dates, top terms and stories of an answer, as text and as JSON.
#pragma once

#include <string>

#include "io/json_writer.h"
#include "render/styled_text.h"
#include "search/search_request.h"

namespace dateline::render {

/// Members "date_ranges", "top_terms" and "stories" of the answer's object, those that were asked for.
void write_exploration(io::JsonWriter& json, const search::Answer& answer);

/// What follows the hits, or the stories that stand in their place.
void append_exploration(std::string& out, const search::Answer& answer, const Stylist& stylist);
/// The values of a facet that is shown by significance: in how many matches, and of how many in the archive.
void append_significant(std::string& out, const search::FacetAnswer& facet, const Stylist& stylist);

}  // namespace dateline::render
