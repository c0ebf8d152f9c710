// Every article of an index back as JSON Lines.
#include "index/index_export.h"

#include <vector>

#include "io/json_writer.h"
#include "schema/field.h"
#include "schema/instant.h"

namespace dateline::index {
namespace {

using schema::Facet;

void add_text(io::JsonWriter& json, std::string_view key, const std::string& value) {
  if (!value.empty()) json.field(key, value);
}

void add_list(io::JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  json.key(key).begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

void add_entities(io::JsonWriter& json, const store::Generation& generation, store::ArticleRef article) {
  bool begun = false;
  for (const Facet facet : schema::kEntityFacets) {
    const std::vector<std::string> names = generation.names_of(facet, article);
    if (names.empty()) continue;
    if (!begun) json.key("entities").begin_object();
    begun = true;
    add_list(json, schema::kFacets[static_cast<std::size_t>(facet)].name, names);
  }
  if (begun) json.end_object();
}

}  // namespace

std::string export_line(const store::Generation& generation, store::ArticleRef article,
                        const store::StoredArticle& stored) {
  std::string line;
  io::JsonWriter json(line);
  json.begin_object().field("id", stored.id);
  add_text(json, "title", stored.title);
  add_text(json, "body", stored.body);
  if (stored.published.known()) json.field("date", schema::to_iso(stored.published));
  if (stored.modified.known()) json.field("modified", schema::to_iso(stored.modified));
  add_text(json, "source", stored.source);
  add_list(json, "authors", stored.authors);
  add_text(json, "section", stored.section);
  add_list(json, "topics", stored.topics);
  add_list(json, "places", stored.places);
  add_list(json, "persons", stored.people);
  add_list(json, "organizations", stored.organisations);
  add_text(json, stored.language_detected ? "detected_language" : "language", stored.language);
  add_text(json, "url", stored.url);
  add_text(json, "dateline", stored.dateline);
  add_entities(json, generation, article);
  json.end_object();
  return line + '\n';
}

error::Status export_articles(const std::filesystem::path& index,
                              const std::function<bool(std::string_view)>& use) {
  const auto generation = store::Generation::open(index);
  if (!generation) return generation.error();
  for (std::uint32_t i = 0; i < generation->segment_count(); ++i) {
    const store::Segment& segment = generation->segment(i);
    for (store::DocId docid = 1; docid <= segment.article_count(); ++docid) {
      if (segment.tombstones().is_dead(docid)) continue;
      const auto stored = segment.read_article(docid);
      if (!stored) return stored.error();
      const std::string line = export_line(*generation, {i, docid}, *stored);
      if (auto sound = generation->status(); !sound) return sound;
      if (!use(line)) return {};
    }
  }
  return {};
}

}  // namespace dateline::index
