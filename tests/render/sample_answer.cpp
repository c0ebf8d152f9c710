// An answer with everything that an answer can have.
#include "render/sample_answer.h"

namespace dateline::render {
namespace {

schema::Instant instant(std::string_view iso) { return *schema::parse_iso(iso); }

search::Hit full_hit() {
  search::Hit hit;
  hit.rank = 1;
  hit.score = 7.31;
  hit.id = "wire 17";
  hit.title = "Moscow talks \"fail\" over oil";
  hit.title_highlights = {{0, 6}};
  hit.published = instant("2024-03-22T10:15Z");
  hit.source = "Example Wire";
  hit.authors = {"Ann Lee", "Bo Dahl"};
  hit.url = "https://news.example/17";
  hit.language = "en";
  hit.entities = {{{"Ann Lee"}, {}, {"Moscow"}, {"Russia"}}};
  hit.snippets = {
      {"Talks in Moscow broke off on Friday when the ministers could not agree on a price.", {{9, 15}}},
      {"…and Moscow, they said…", {{7, 13}}}};
  return hit;
}

search::Hit bare_hit() {
  search::Hit hit;
  hit.rank = 2;
  hit.score = 0.5;
  hit.id = "a,b";
  return hit;
}

}  // namespace

search::Answer sample_answer() {
  search::Answer answer;
  answer.query = "moscow talks";
  answer.parsed = "(and moscow talks)";
  answer.total = 57;
  answer.hits = {full_hit(), bare_hit()};
  answer.facets = {{"org", {{"Kremlin", 40}, {"Example Trade Union of Bakers", 4}}, 12}, {"place", {}, 0}};
  answer.timeline = {
      search::TimelineUnit::month, {{instant("2024-02-01"), 8}, {instant("2024-03-01"), 48}}, 1};
  return answer;
}

}  // namespace dateline::render
