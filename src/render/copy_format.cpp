// Copies of one text: beside a hit, and as a list of their own.
#include "render/copy_format.h"

#include <algorithm>

#include "render/json_values.h"
#include "render/printable.h"
#include "render/styled_text.h"
#include "schema/instant.h"

namespace dateline::render {
namespace {

constexpr std::size_t kMostNamed = 6;  // beside a hit

/// "Reuters 2024-03-22", the day only; the id where neither is known.
std::string source_and_day(const std::string& source, schema::Instant date, const std::string& id) {
  std::string out = source;
  if (date.known()) {
    date.precision = std::min(date.precision, schema::Precision::day);
    out += (out.empty() ? "" : " ") + schema::to_iso(date);
  }
  return out.empty() ? "id " + id : out;
}

}  // namespace

std::string copies_text(const search::Hit& hit) {
  std::string out =
      std::to_string(hit.copies) + " copies: " + source_and_day(hit.source, hit.published, hit.id);
  const std::size_t named = std::min(hit.others.size(), kMostNamed - 1);
  for (std::size_t i = 0; i < named; ++i)
    out += "; " + source_and_day(hit.others[i].source, hit.others[i].published, hit.others[i].id);
  if (hit.copies > named + 1) out += "; and " + std::to_string(hit.copies - named - 1) + " more";
  return printable(out);
}

void write_copy(io::JsonWriter& json, const search::Copy& copy) {
  json.begin_object().field("id", copy.id);
  write_if_present(json, "title", copy.title);
  write_if_present(json, "date", schema::to_iso(copy.published));
  write_if_present(json, "source", copy.source);
  json.field("words", copy.words).end_object();
}

std::string render_copies_text(const std::vector<search::Copy>& copies, const AnswerOptions& options) {
  const Stylist stylist(options.width, options.color);
  std::string out;
  const std::string count = copies.size() == 1 ? "no copies" : std::to_string(copies.size()) + " copies";
  stylist.paragraph(out, "", count, Style::faint);
  for (const search::Copy& copy : copies) {
    out += '\n';
    stylist.paragraph(out, "", copy.title.empty() ? "(untitled)" : printable(copy.title), Style::title);
    std::string facts = schema::to_iso(copy.published);
    for (const std::string& part : {copy.source, std::to_string(copy.words) + " words", "id " + copy.id})
      if (!part.empty()) facts += (facts.empty() ? "" : " · ") + part;
    stylist.paragraph(out, "", printable(facts), Style::faint);
  }
  return out;
}

std::string render_copies_json(const std::string& id, const std::vector<search::Copy>& copies) {
  std::string out;
  io::JsonWriter json(out);
  json.begin_object().field("format_version", kFormatVersion).field("id", id);
  json.key("copies").begin_array();
  for (const search::Copy& copy : copies) write_copy(json, copy);
  json.end_array().end_object();
  return out + '\n';
}

}  // namespace dateline::render
