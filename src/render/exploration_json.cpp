// Ranges of dates, top terms and stories of an answer, as JSON.
#include "render/exploration_format.h"
#include "render/json_values.h"
#include "schema/instant.h"

namespace dateline::render {
namespace {

using io::JsonWriter;

void write_ranges(JsonWriter& json, const search::DateRangeAnswer& answer) {
  json.key("date_ranges").begin_array();
  for (const search::DateRangeCount& range : answer.ranges)
    json.begin_object().field("range", range.label).field("count", range.count).end_object();
  json.end_array().field("date_ranges_undated", answer.undated);
}

void write_terms(JsonWriter& json, std::string_view name, const std::vector<search::TopTerm>& terms) {
  json.key(name).begin_array();
  for (const search::TopTerm& term : terms) {
    json.begin_object().field("text", term.text).field("count", term.count).field("archive", term.archive);
    json.key("score").number(term.score).end_object();
  }
  json.end_array();
}

void write_article(JsonWriter& json, std::string_view name, const search::StoryArticle& article) {
  json.key(name).begin_object().field("id", article.id);
  write_if_present(json, "title", article.title);
  write_if_present(json, "date", schema::to_iso(article.published));
  json.end_object();
}

void write_stories(JsonWriter& json, const search::Stories& stories) {
  json.field("stories_found", stories.found).field("stories_articles", stories.articles);
  json.key("stories").begin_array();
  for (const search::Story& story : stories.stories) {
    json.begin_object().field("label", story.label).field("articles", std::uint64_t{story.ids.size()});
    write_article(json, "first", story.first);
    write_article(json, "latest", story.latest);
    write_article(json, "best", story.best);
    json.field("best_rank", story.best_rank);
    write_strings(json, "ids", story.ids);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_exploration(JsonWriter& json, const search::Answer& answer) {
  if (answer.date_ranges) write_ranges(json, *answer.date_ranges);
  if (answer.top_terms) {
    json.key("top_terms").begin_object().field("articles", answer.top_terms->articles);
    write_terms(json, "words", answer.top_terms->words);
    write_terms(json, "phrases", answer.top_terms->phrases);
    json.end_object();
  }
  if (answer.stories) write_stories(json, *answer.stories);
}

}  // namespace dateline::render
