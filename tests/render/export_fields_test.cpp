// Specification of --fields: which there are, what a hit has in them, and how csv and JSON hold it.
#include "render/export_fields.h"

#include <catch2/catch.hpp>

#include "render/answer_format.h"

namespace dateline::render {
namespace {

search::Hit full_hit() {
  search::Hit hit;
  hit.rank = 3;
  hit.score = 1.5;
  hit.id = "wire 17";
  hit.title = "Moscow \"talks\", again";
  hit.published = *schema::parse_iso("2024-03-22T10:15Z");
  hit.authors = {"Ann|Bo", "C\\D"};
  hit.entities = {{{"Ann Lee"}, {}, {"Moscow", "Tver"}, {}}};
  hit.details.emplace();
  hit.details->stored.body = "One.\n\nTwo, \"three\".";
  hit.details->stored.topics = {"oil"};
  hit.details->stored.edition.number = 4;
  hit.details->stored.modified = {hit.published.start + 60, schema::Precision::second};
  hit.details->lead = "One.";
  hit.details->file = "/news/a.tar!b.txt";
  hit.details->words = 9;
  hit.details->generation = 2;
  return hit;
}

std::string exported(Format format, std::string_view list, const std::vector<search::Hit>& hits,
                     std::optional<std::string> query_id = {}) {
  search::Answer answer;
  answer.hits = hits;
  answer.total = hits.size();
  AnswerOptions options;
  options.format = format;
  options.fields = parse_export_fields(list).value();
  options.query_id = std::move(query_id);
  options.timed = false;
  return render_answer(answer, 0, options);
}

}  // namespace

TEST_CASE("a list of fields is read in its order, each field once", "[render]") {
  CHECK(parse_export_fields("title, id,title").value() ==
        std::vector<ExportField>{ExportField::title, ExportField::id});
  CHECK(parse_export_fields("entities").value() ==
        std::vector<ExportField>{ExportField::person, ExportField::org, ExportField::place,
                                 ExportField::country});
  CHECK(parse_export_fields("body,all").value().size() == export_field_names().size());
  for (const std::string_view name : export_field_names())
    CHECK(name_of(parse_export_fields(name).value().front()) == name);
}

TEST_CASE("an unknown field is refused with the list", "[render]") {
  const auto slip = parse_export_fields("id,titel");
  REQUIRE_FALSE(slip);
  CHECK(slip.error().kind == error::ErrorKind::usage);
  CHECK(slip.error().message == "--fields: there is no field \"titel\"");
  CHECK(slip.error().hint.starts_with("did you mean title? the fields are: rank id score"));
  CHECK_FALSE(parse_export_fields(""));
  CHECK_FALSE(parse_export_fields("id,"));
  CHECK_FALSE(parse_export_fields(",id"));
}

TEST_CASE("texts are asked for only by those who want them", "[render]") {
  const search::DetailParts few = parts_of(parse_export_fields("id,title,section").value());
  CHECK(few.any);
  CHECK_FALSE(few.needs_body());
  CHECK(parts_of(parse_export_fields("body").value()).body);
  CHECK(parts_of(parse_export_fields("lead").value()).lead);
  CHECK_FALSE(parts_of({}).any);
}

TEST_CASE("csv holds every value as it is, several joined by bars", "[render]") {
  CHECK(exported(Format::csv, "id,title,author,place,org,body", {full_hit()}) ==
        "id,title,author,place,org,body\r\n"
        "wire 17,\"Moscow \"\"talks\"\", again\",Ann\\|Bo|C\\\\D,Moscow|Tver,,\"One.\n\nTwo, \"\"three\"\".\""
        "\r\n");
  CHECK(exported(Format::csv, "rank,score,date,modified,version,words,line,file,generation", {full_hit()}) ==
        "rank,score,date,modified,version,words,line,file,generation\r\n"
        "3,1.5,2024-03-22T10:15Z,2024-03-22T10:16:00Z,4,9,,/news/a.tar!b.txt,2\r\n");
  search::Hit padded;
  padded.id = " a ";
  CHECK(exported(Format::csv, "id,title", {padded}) == "id,title\r\n\" a \",\r\n");
}

TEST_CASE("csv of a batch has a column for the query", "[render]") {
  CHECK(exported(Format::csv, "id", {full_hit()}, "q,1") == "query,id\r\n\"q,1\",wire 17\r\n");
}

TEST_CASE("JSON holds the fields alone, lists as arrays, and nothing where nothing is known", "[render]") {
  CHECK(
      exported(Format::jsonl, "place,id,lead,topic,words,line,org", {full_hit()}) ==
      "{\"format_version\":1,\"query\":\"\",\"parsed\":\"\",\"total\":1}\n"
      "{\"place\":[\"Moscow\",\"Tver\"],\"id\":\"wire 17\",\"lead\":\"One.\",\"topic\":[\"oil\"],\"words\":9}"
      "\n");
  CHECK(exported(Format::json, "id,score", {full_hit()}) ==
        "{\"format_version\":1,\"query\":\"\",\"parsed\":\"\",\"total\":1,"
        "\"hits\":[{\"id\":\"wire 17\",\"score\":1.5}]}\n");
}

}  // namespace dateline::render
