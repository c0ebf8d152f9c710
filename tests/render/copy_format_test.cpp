// Copies of one text, for people and for programs.
#include "render/copy_format.h"

#include <catch2/catch.hpp>

#include "render/sample_answer.h"

namespace dateline::render {
namespace {

search::Answer collapsed_answer() {
  search::Answer answer = sample_answer();
  answer.groups = 40;
  search::Hit& hit = answer.hits.front();
  hit.copies = 3;
  hit.others = {{{}, "n-1", "", "Northgate Courier", *schema::parse_iso("2024-03-23"), 120},
                {{}, "n-2", "", "", {}, 90}};
  answer.hits.back().copies = 1;
  return answer;
}

}  // namespace

TEST_CASE("a hit says how many copies it stands for, and from where", "[render][copies]") {
  const search::Answer answer = collapsed_answer();
  CHECK(copies_text(answer.hits.front()) ==
        "3 copies: Example Wire 2024-03-22; Northgate Courier 2024-03-23; id n-2");
  const std::string text = render_answer(answer, 1, {});
  CHECK(text.find("57 articles match, 40 different texts, 1 to 2 shown") == 0);
  CHECK(text.find("    3 copies: Example Wire 2024-03-22; Northgate Courier 2024-03-23; id n-2\n") !=
        std::string::npos);
  CHECK(text.find("1 copies") == std::string::npos);
}

TEST_CASE("of many copies some are named", "[render][copies]") {
  search::Hit hit = collapsed_answer().hits.front();
  hit.copies = 200;
  for (int i = 0; i < 50; ++i) hit.others.push_back(hit.others.front());
  CHECK(copies_text(hit).ends_with("; and 194 more"));
}

TEST_CASE("JSON has copies, groups, and where the others are", "[render][copies]") {
  AnswerOptions options;
  options.format = Format::json;
  const std::string json = render_answer(collapsed_answer(), 1, options);
  CHECK(json.find("\"total\":57,\"groups\":40,") != std::string::npos);
  CHECK(json.find("\"copies\":3,\"other_copies\":[{\"id\":\"n-1\",\"date\":\"2024-03-23\",\"source\":"
                  "\"Northgate Courier\",\"words\":120},{\"id\":\"n-2\",\"words\":90}]") !=
        std::string::npos);
  CHECK(json.find("\"copies\":1}") != std::string::npos);
  CHECK(render_answer(sample_answer(), 1, options).find("copies") == std::string::npos);
}

TEST_CASE("the copies of one article are a list", "[render][copies]") {
  std::vector<search::Copy> copies = collapsed_answer().hits.front().others;
  copies.front().title = "Talks fail";
  CHECK(
      render_copies_text(copies, {}) ==
      "2 copies\n\nTalks fail\n2024-03-23 · Northgate Courier · 120 words · id n-1\n\n(untitled)\n90 words · "
      "id n-2\n");
  CHECK(render_copies_json("n-2", copies) ==
        "{\"format_version\":1,\"id\":\"n-2\",\"copies\":[{\"id\":\"n-1\",\"title\":\"Talks fail\",\"date\":"
        "\"2024-03-23\",\"source\":\"Northgate Courier\",\"words\":120},{\"id\":\"n-2\",\"words\":90}]}\n");
}

}  // namespace dateline::render
