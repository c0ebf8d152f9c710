// Answers as JSON: one object, or a first line for the answer and a line for each hit.
#include <cmath>

#include "io/json_writer.h"
#include "render/copy_format.h"
#include "render/explanation_format.h"
#include "render/exploration_format.h"
#include "render/formats.h"
#include "render/json_values.h"
#include "schema/field.h"
#include "schema/instant.h"

namespace dateline::render {
namespace {

using io::JsonWriter;

void write_snippets(JsonWriter& json, const std::vector<search::Passage>& passages) {
  if (passages.empty()) return;
  json.key("snippets").begin_array();
  for (const search::Passage& passage : passages) {
    json.begin_object().field("text", passage.text);
    write_ranges(json, "highlights", passage.highlights);
    json.end_object();
  }
  json.end_array();
}

/// By field, as entities are.
void write_named(JsonWriter& json, const std::vector<std::pair<schema::Facet, std::string>>& named) {
  if (named.empty()) return;
  json.key("named").begin_object();
  for (std::size_t i = 0; i < named.size();) {
    std::vector<std::string> names;
    const schema::Facet facet = named[i].first;
    for (; i < named.size() && named[i].first == facet; ++i) names.push_back(named[i].second);
    write_strings(json, schema::info(facet).name, names);
  }
  json.end_object();
}

/// How many, and which the others are.
void write_copies(JsonWriter& json, const search::Hit& hit) {
  if (hit.copies == 0) return;
  json.field("copies", hit.copies);
  if (hit.others.empty()) return;
  json.key("other_copies").begin_array();
  for (const search::Copy& copy : hit.others) write_copy(json, copy);
  json.end_array();
}

void write_hit_members(JsonWriter& json, const search::Hit& hit) {
  json.field("rank", hit.rank).field("id", hit.id).key("score").number(hit.score);
  write_if_present(json, "title", hit.title);
  if (!hit.title_highlights.empty()) write_ranges(json, "title_highlights", hit.title_highlights);
  write_if_present(json, "date", schema::to_iso(hit.published));
  write_if_present(json, "source", hit.source);
  write_strings(json, "author", hit.authors);
  write_if_present(json, "url", hit.url);
  write_if_present(json, "language", hit.language);
  write_snippets(json, hit.snippets);
  write_named(json, hit.named);
  write_entities(json, hit.entities);
  write_copies(json, hit);
  write_terms(json, hit.terms);
}

void write_members(JsonWriter& json, const search::Hit& hit, const AnswerOptions& options) {
  if (options.fields.empty()) return write_hit_members(json, hit);
  write_fields(json, hit, options.fields);
  write_terms(json, hit.terms);
}

void write_head(JsonWriter& json, const search::Answer& answer, double took_ms,
                const AnswerOptions& options) {
  json.field("format_version", kFormatVersion);
  if (options.query_id) json.field("id", *options.query_id);
  json.field("query", answer.query).field("parsed", answer.parsed).field("total", answer.total);
  if (answer.groups) json.field("groups", *answer.groups);
  if (options.timed) json.key("took_ms").number(std::round(took_ms * 1000) / 1000);
}

void write_facets(JsonWriter& json, const std::vector<search::FacetAnswer>& facets) {
  if (facets.empty()) return;
  json.key("facets").begin_object();
  for (const search::FacetAnswer& facet : facets) {
    json.key(facet.name).begin_array();
    for (const search::FacetCount& count : facet.counts) {
      json.begin_object().field("value", count.value).field("count", count.count);
      if (facet.significant) json.field("archive", count.archive).key("score").number(count.score);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object().key("facet_values").begin_object();
  for (const search::FacetAnswer& facet : facets) json.field(facet.name, facet.distinct);
  json.end_object();
}

void write_timeline(JsonWriter& json, const search::Timeline& timeline) {
  json.key("timeline").begin_array();
  for (const search::TimelineBucket& bucket : timeline.buckets) {
    const schema::Instant first_day{bucket.from.start, schema::Precision::day};
    json.begin_object().field("from", schema::to_iso(first_day)).field("count", bucket.count).end_object();
  }
  json.end_array().field("undated", timeline.undated);
}

/// Also whatever may have been meant, and how many articles have that.
void write_missing(JsonWriter& json, const search::Answer& answer) {
  if (!answer.missing.empty()) {
    std::vector<std::string> terms;
    for (const search::MissingTerm& missing : answer.missing) terms.push_back(missing.term);
    write_strings(json, "missing", terms);
    json.key("missing_terms").begin_array();
    for (const search::MissingTerm& missing : answer.missing) {
      json.begin_object().field("term", missing.term);
      if (!missing.suggestion.empty())
        json.field("suggestion", missing.suggestion).field("articles", missing.found);
      json.end_object();
    }
    json.end_array();
  }
  if (answer.did_you_mean.empty()) return;
  json.field("did_you_mean", answer.did_you_mean).field("did_you_mean_total", answer.did_you_mean_total);
}

void write_tail(JsonWriter& json, const search::Answer& answer) {
  write_facets(json, answer.facets);
  if (answer.timeline) write_timeline(json, *answer.timeline);
  write_exploration(json, answer);
  write_missing(json, answer);
  if (answer.explanation) write_explanation(json, *answer.explanation);
}

class JsonFormat final : public AnswerFormat {
 public:
  JsonFormat(const AnswerOptions& options, std::string& out) : options_(options), out_(&out), json_(out) {}
  void begin(const search::Answer& answer, double took_ms) override {
    json_.begin_object();
    write_head(json_, answer, took_ms, options_);
    json_.key("hits").begin_array();
  }
  void hit(const search::Hit& hit) override {
    json_.begin_object();
    write_members(json_, hit, options_);
    json_.end_object();
  }
  void end(const search::Answer& answer) override {
    json_.end_array();
    write_tail(json_, answer);
    json_.end_object();
    *out_ += '\n';
  }

 private:
  AnswerOptions options_;
  std::string* out_;
  JsonWriter json_;
};

class JsonLinesFormat final : public AnswerFormat {
 public:
  JsonLinesFormat(const AnswerOptions& options, std::string& out) : options_(options), out_(&out) {}
  void begin(const search::Answer& answer, double took_ms) override {
    JsonWriter json(*out_);
    json.begin_object();
    write_head(json, answer, took_ms, options_);
    write_tail(json, answer);
    json.end_object();
    *out_ += '\n';
  }
  void hit(const search::Hit& hit) override {
    JsonWriter json(*out_);
    json.begin_object();
    if (options_.query_id) json.field("query_id", *options_.query_id);
    write_members(json, hit, options_);
    json.end_object();
    *out_ += '\n';
  }
  void end(const search::Answer&) override {}

 private:
  AnswerOptions options_;
  std::string* out_;
};

}  // namespace

std::unique_ptr<AnswerFormat> make_json_format(const AnswerOptions& options, std::string& out) {
  return std::make_unique<JsonFormat>(options, out);
}
std::unique_ptr<AnswerFormat> make_jsonl_format(const AnswerOptions& options, std::string& out) {
  return std::make_unique<JsonLinesFormat>(options, out);
}

}  // namespace dateline::render
