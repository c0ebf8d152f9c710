// An index of a few articles, made for one test.
#include "support/built_index.h"

#include <stdexcept>
#include <string>

#include "index/index_build.h"
#include "io/json_writer.h"

namespace dateline::test_support {
namespace {

void list(io::JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return;
  json.key(name).begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

void text(io::JsonWriter& json, std::string_view name, const std::string& value) {
  if (!value.empty()) json.field(name, value);
}

}  // namespace

std::string as_json_line(const article::Article& article) {
  std::string line;
  io::JsonWriter json(line);
  json.begin_object();
  text(json, "id", article.id);
  text(json, "title", article.title);
  text(json, "text", article.body);
  text(json, "date", schema::to_iso(article.published));
  text(json, "source", article.source);
  list(json, "authors", article.authors);
  text(json, "section", article.section);
  list(json, "topics", article.topics);
  list(json, "places", article.places);
  list(json, "persons", article.people);
  list(json, "organizations", article.organisations);
  text(json, "language", article.language);
  text(json, "url", article.url);
  json.end_object();
  return line + "\n";
}

BuiltIndex::BuiltIndex(const std::vector<article::Article>& articles, BuiltIndexOptions options) {
  std::string lines;
  for (const article::Article& article : articles) lines += as_json_line(article);
  index::BuildOptions build;
  build.sources = {directory_.write("articles.jsonl", lines).string()};
  build.read.format = article::Format::jsonl;
  build.threads = options.threads;
  build.entities = options.entities;
  build.segment_articles = options.segment_articles;
  build.batch_articles = options.batch_articles;
  build.hot = options.hot;
  build.strict = true;
  index::BuildObserver quiet;
  auto built = index::build_index(path(), build, quiet);
  if (!built) throw std::runtime_error(error::describe(built.error()));
  report_ = *built;
}

}  // namespace dateline::test_support
