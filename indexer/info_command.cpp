// info: what an index holds.
#include "cli/exit_status.h"
#include "cli/flag_value.h"
#include "commands.h"
#include "error/error.h"
#include "index/index_info.h"
#include "index_options.h"
#include "io/json_writer.h"
#include "rows.h"
#include "schema/field.h"
#include "schema/instant.h"

namespace dateline::indexer {
namespace {

using index::IndexInfo;

void append_item(std::string& list, const std::string& item) { list += (list.empty() ? "" : ", ") + item; }

std::string published_text(const store::Manifest& manifest) {
  return schema::to_iso({manifest.published, schema::Precision::second});
}

std::string languages_text(const store::LiveTotals& totals) {
  std::string list;
  for (const auto& [language, articles] : totals.languages)
    append_item(list,
                (language.empty() ? "not known" : error::visible(language)) + " " + cli::grouped(articles));
  return list;
}

std::string names_text(const IndexInfo& info) {
  std::string list;
  for (const schema::FacetInfo& facet : schema::kAskedFacets) {
    const std::uint64_t values = info.names[static_cast<std::size_t>(facet.facet)];
    if (values > 0) append_item(list, std::string(facet.name) + " " + cli::grouped(values));
  }
  return list.empty() ? "none" : list;
}

std::string info_text(const IndexInfo& info) {
  const store::Manifest& manifest = info.manifest;
  const store::LiveTotals& totals = manifest.totals;
  std::string out;
  append_row(out, "generation",
             std::to_string(manifest.generation) + ", published " + published_text(manifest));
  append_row(out, "written by",
             "dateline " + error::visible(manifest.program) + ", index format " +
                 std::to_string(manifest.schema_version));
  append_row(out, "generations", std::to_string(info.generations.size()));
  append_row(out, "segments", std::to_string(manifest.segments.size()));
  append_row(out, "sources", cli::grouped(info.sources) + ", " + cli::bytes_text(info.bytes_in));
  append_row(out, "articles", cli::grouped(totals.articles));
  if (totals.oldest.known())
    append_row(out, "dates", schema::to_iso(totals.oldest) + " to " + schema::to_iso(totals.newest));
  append_row(out, "undated", cli::grouped(totals.undated));
  append_row(out, "languages", languages_text(totals));
  append_row(out, "values", names_text(info));
  append_row(out, "words", cli::grouped(totals.title_words + totals.body_words));
  append_row(out, "text", cli::bytes_text(totals.text_bytes));
  append_row(out, "index",
             cli::bytes_text(info.bytes) + ", " + ratio_text(info.bytes, totals.text_bytes) +
                 " bytes for a byte of text");
  for (const auto& [part, bytes] : info.bytes_by_part) append_row(out, "  " + part, cli::bytes_text(bytes));
  return out;
}

void write_totals(io::JsonWriter& json, const store::LiveTotals& totals) {
  json.field("articles", totals.articles).field("undated", totals.undated);
  if (totals.oldest.known())
    json.field("oldest", schema::to_iso(totals.oldest)).field("newest", schema::to_iso(totals.newest));
  json.key("languages").begin_object();
  for (const auto& [language, articles] : totals.languages) json.field(language, articles);
  json.end_object();
  json.field("words", totals.title_words + totals.body_words).field("bytes_text", totals.text_bytes);
}

std::string info_json(const IndexInfo& info) {
  std::string out;
  io::JsonWriter json(out);
  json.begin_object().field("format_version", kFormatVersion).field("generation", info.manifest.generation);
  json.field("published", published_text(info.manifest)).field("program", info.manifest.program);
  json.key("schema_version")
      .number(std::int64_t{info.manifest.schema_version})
      .key("generations")
      .begin_array();
  for (const std::uint64_t generation : info.generations) json.number(generation);
  json.end_array().field("segments", std::uint64_t{info.manifest.segments.size()});
  json.field("sources", info.sources).field("bytes_in", info.bytes_in);
  write_totals(json, info.manifest.totals);
  json.key("values").begin_object();
  for (const schema::FacetInfo& facet : schema::kAskedFacets)
    json.field(facet.name, info.names[static_cast<std::size_t>(facet.facet)]);
  json.end_object().field("bytes_index", info.bytes).key("bytes_by_part").begin_object();
  for (const auto& [part, bytes] : info.bytes_by_part) json.field(part, bytes);
  json.end_object().end_object();
  return out + '\n';
}

}  // namespace

int run_info(const cli::Arguments& arguments, cli::Output& out) {
  const auto index = read_index_operand(arguments);
  if (!index) return cli::report(index.error());
  const auto info = index::describe_index(*index);
  if (!info) return cli::report(info.error());
  if (arguments.has("json")) {
    out.write(info_json(*info));
  } else if (!arguments.has("quiet")) {
    out.write(info_text(*info));
  }
  return cli::kSuccess;
}

}  // namespace dateline::indexer
