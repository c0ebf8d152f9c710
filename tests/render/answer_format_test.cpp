// Whole answers in every format.
#include "render/answer_format.h"

#include <catch2/catch.hpp>

#include "render/sample_answer.h"
#include "text/utf8.h"

namespace dateline::render {
namespace {

constexpr double kTookMs = 0.8123;

std::string rendered(Format format, AnswerOptions options = {}) {
  options.format = format;
  return render_answer(sample_answer(), kTookMs, options);
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace

TEST_CASE("text is for people", "[render]") {
  CHECK(rendered(Format::text) == R"(57 articles match, 1 to 2 shown (0.8 ms)

 1. *Moscow* talks "fail" over oil
    2024-03-22T10:15Z · Example Wire · id wire 17
    Talks in *Moscow* broke off on Friday when the ministers could not agree on
    a price.
    …and *Moscow*, they said…

 2. (untitled)
    id a,b

org (2 of 12 values)
  Kremlin                        40 ████████████████████████████████████████
  Example Trade Union of Bakers   4 ████

place
  (none)

articles by month
  2024-02   8 ███████
  2024-03  48 ████████████████████████████████████████
  undated   1 █
)");
}

TEST_CASE("text fits narrow terminals", "[render]") {
  const std::string text = rendered(Format::text, {.width = 34});
  CHECK(text == R"(57 articles match, 1 to 2 shown
(0.8 ms)

 1. *Moscow* talks "fail" over oil
    2024-03-22T10:15Z · Example
    Wire · id wire 17
    Talks in *Moscow* broke off on
    Friday when the ministers
    could not agree on a price.
    …and *Moscow*, they said…

 2. (untitled)
    id a,b

org (2 of 12 values)
  Kremlin            40 ██████████
  Example Trade Un…   4 █

place
  (none)

articles by month
  2024-02   8 ███
  2024-03  48 ████████████████████
  undated   1 ▏
)");
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    CHECK(text::terminal_width(text.substr(begin, end - begin)) <= 34);
    begin = end + 1;
  }
}

TEST_CASE("text has colours only when told", "[render]") {
  CHECK(rendered(Format::text).find('\x1b') == std::string::npos);
  const std::string colored = replaced(rendered(Format::text, {.color = true}), "\x1b", "ESC");
  CHECK(colored.substr(0, colored.find("    …and")) ==
        "ESC[2m57 articles match, 1 to 2 shown (0.8 ms)ESC[0m\n"
        "\n"
        " 1. ESC[1mESC[1;31mMoscowESC[0mESC[1m talks \"fail\" over oilESC[0m\n"
        "    ESC[2m2024-03-22T10:15Z · Example Wire · id wire 17ESC[0m\n"
        "    Talks in ESC[1;31mMoscowESC[0m broke off on Friday when the "
        "ministers could not agree on a\n"
        "    price.\n");
}

TEST_CASE("text says how many articles match", "[render]") {
  const auto [total, shown, first_line] = GENERATE(table<std::uint64_t, std::size_t, std::string>({
      {0, 0, "no article matches (3.0 ms)"},
      {1, 1, "1 article matches (3.0 ms)"},
      {2, 2, "2 articles match (3.0 ms)"},
      {2, 1, "2 articles match, number 1 shown (3.0 ms)"},
      {9, 2, "9 articles match, 1 to 2 shown (3.0 ms)"},
      {9, 0, "9 articles match (3.0 ms)"},
  }));
  CAPTURE(total, shown);
  search::Answer answer = sample_answer();
  answer.total = total;
  answer.hits.resize(shown);
  const std::string text = render_answer(answer, 3, {});
  CHECK(text.substr(0, text.find('\n')) == first_line);
}

TEST_CASE("text explains where a score comes from", "[render]") {
  search::Answer answer = sample_answer();
  answer.hits.resize(1);
  answer.hits[0].snippets.clear();
  answer.hits[0].terms = {{"moscow", 3, 4.25}, {"talks", 1, 3.06}};
  answer.explanation = {
      {{search::ExpansionKind::wildcard, "talk*", {{"talks", {}, 60, 0}, {"talk", {}, 1, 0}}}},
      {{0, "and", false}, {1, "moscow 70", false}, {1, "talks 900", false}}};
  answer.facets.clear();
  answer.timeline.reset();
  CHECK(render_answer(answer, kTookMs, {.format = Format::text}) ==
        R"(57 articles match, number 1 shown (0.8 ms)

parsed  (and moscow talks)
means   talk*: talks (60 articles), talk (1)
plan    and
          moscow 70
          talks 900

 1. *Moscow* talks "fail" over oil
    2024-03-22T10:15Z · Example Wire · id wire 17
    score 7.31 = moscow 4.25 (weighted count 3) + talks 3.06 (weighted count 1)
)");
}

TEST_CASE("JSON is one object on one line, without what is not known", "[render]") {
  CHECK(
      rendered(Format::json) ==
      R"_({"format_version":1,"query":"moscow talks","parsed":"(and moscow talks)","total":57,"took_ms":0.812,"hits":[)_"
      R"_({"rank":1,"id":"wire 17","score":7.31,"title":"Moscow talks \"fail\" over oil","title_highlights":[[0,6]],"date":"2024-03-22T10:15Z",)_"
      R"_("source":"Example Wire","author":["Ann Lee","Bo Dahl"],"url":"https://news.example/17","language":"en",)_"
      R"_("snippets":[{"text":"Talks in Moscow broke off on Friday when the ministers could not agree on a price.",)_"
      R"_("highlights":[[9,15]]},{"text":"…and Moscow, they said…","highlights":[[7,13]]}],)_"
      R"_("entities":{"person":["Ann Lee"],"place":["Moscow"],"country":["Russia"]}},)_"
      R"_({"rank":2,"id":"a,b","score":0.5}],)_"
      R"_("facets":{"org":[{"value":"Kremlin","count":40},{"value":"Example Trade Union of Bakers","count":4}],"place":[]},)_"
      R"_("facet_values":{"org":12,"place":0},)_"
      R"_("timeline":[{"from":"2024-02-01","count":8},{"from":"2024-03-01","count":48}],"undated":1})_"
      "\n");
}

TEST_CASE("JSON Lines have the answer first, then a line for each hit", "[render]") {
  search::Answer answer = sample_answer();
  answer.hits[0].snippets.resize(1);
  answer.facets.clear();
  answer.timeline.reset();
  CHECK(
      render_answer(answer, kTookMs, {.format = Format::jsonl, .query_id = "q7"}) ==
      R"_({"format_version":1,"id":"q7","query":"moscow talks","parsed":"(and moscow talks)","total":57,"took_ms":0.812})_"
      "\n"
      R"_({"query_id":"q7","rank":1,"id":"wire 17","score":7.31,"title":"Moscow talks \"fail\" over oil",)_"
      R"_("title_highlights":[[0,6]],"date":"2024-03-22T10:15Z","source":"Example Wire","author":["Ann Lee","Bo Dahl"],"url":"https://news.example/17",)_"
      R"_("language":"en","snippets":[{"text":"Talks in Moscow broke off on Friday when the ministers could not agree on a price.",)_"
      R"_("highlights":[[9,15]]}],"entities":{"person":["Ann Lee"],"place":["Moscow"],"country":["Russia"]}})_"
      "\n"
      R"_({"query_id":"q7","rank":2,"id":"a,b","score":0.5})_"
      "\n");
}

TEST_CASE("CSV is as RFC 4180 has it", "[render]") {
  const std::string hits =
      "1,wire 17,7.31,2024-03-22T10:15Z,Example Wire,\"Moscow talks \"\"fail\"\" over "
      "oil\",https://news.example/17,"
      "\"Talks in Moscow broke off on Friday when the ministers could not agree on a price. …and Moscow, "
      "they said…\"\r\n"
      "2,\"a,b\",0.5,,,,,\r\n";
  CHECK(rendered(Format::csv) == "rank,id,score,date,source,title,url,snippet\r\n" + hits);
  const std::string second = rendered(Format::csv, {.query_id = "q,2", .first_of_run = false});
  CHECK(second.starts_with("\"q,2\",1,wire 17,"));
}

TEST_CASE("TREC runs have six columns whatever the ids hold", "[render]") {
  CHECK(rendered(Format::trec) == "1 Q0 wire%2017 1 7.31 dateline\n1 Q0 a,b 2 0.5 dateline\n");
  CHECK(rendered(Format::trec, {.run_id = "my run", .query_id = "q 1"}) ==
        "q%201 Q0 wire%2017 1 7.31 my%20run\nq%201 Q0 a,b 2 0.5 my%20run\n");
}

TEST_CASE("ids are one a line", "[render]") {
  CHECK(rendered(Format::ids) == "wire 17\na,b\n");
  CHECK(rendered(Format::ids, {.query_id = "q1"}) == "q1\twire 17\nq1\ta,b\n");
}

TEST_CASE("in a batch each answer has a heading", "[render]") {
  const std::string first = rendered(Format::text, {.query_id = "q1"});
  CHECK(first.starts_with("q1: moscow talks\n57 articles match"));
  CHECK(rendered(Format::text, {.query_id = "q1", .first_of_run = false}) == "\n" + first);
  CHECK(rendered(Format::json, {.query_id = "q1"}).starts_with(R"({"format_version":1,"id":"q1","query":)"));
}

TEST_CASE("nothing in an article moves a terminal", "[render]") {
  const auto format =
      GENERATE(Format::text, Format::json, Format::jsonl, Format::csv, Format::trec, Format::ids);
  CAPTURE(static_cast<int>(format));
  const std::string hostile =
      "a\x1b[2J\x07\xc2\x9b"
      "31mb\u202e\u2066"
      "c\rd";
  search::Answer answer = sample_answer();
  search::Hit& hit = answer.hits[0];
  hit.id = hit.title = hit.source = hit.url = hit.authors[0] = hit.entities[0][0] = hit.snippets[0].text =
      hostile;
  hit.title_highlights = {{1, 3}};
  hit.snippets[0].highlights = {{1, 3}};
  hit.terms = {{hostile, 1, 1}};
  answer.query = answer.parsed = answer.facets[0].counts[0].value = hostile;
  answer.explanation = {{{search::ExpansionKind::names, hostile, {{hostile, hostile, 3, 0}}}},
                        {{0, hostile, false}}};
  const std::string text = render_answer(answer, 1, {.format = format, .query_id = hostile});
  for (const std::string_view forbidden : {"\x1b", "\x07", "\xc2\x9b", "a\r", "c\r"})
    CHECK(text.find(forbidden) == std::string::npos);
  if (format == Format::json || format == Format::jsonl)
    return;  // read by programs, which show what they show
  CHECK(text.find("\u202e") == std::string::npos);
  CHECK(text.find("\u2066") == std::string::npos);
}

TEST_CASE("formats are found by their names", "[render]") {
  CHECK(format_names() ==
        std::vector<std::string_view>{"text", "json", "jsonl", "csv", "trec", "ids", "html"});
  for (const std::string_view name : format_names()) CHECK(parse_format(name).has_value());
  CHECK_FALSE(parse_format("xml").has_value());
}

}  // namespace dateline::render
