// Which keys of JSON fill which field, and what is said of JSON that is none.
#include "article/jsonl_reader.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

#include "article/article_id.h"
#include "article/read_text.h"

using namespace dateline::article;
using Messages = std::vector<std::string>;
using Titles = std::vector<std::string>;

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "|") + name;
  return out;
}

/// One field of the article in a line of JSON, as text.
std::string field_of(const std::string& field, const std::string& json, const ReadOptions& options = {}) {
  const ReadResult read = read_text(Format::jsonl, json, options);
  if (read.articles.size() != 1) return "(" + joined(read.messages()) + ")";
  const Article& article = read.articles[0];
  if (field == "id") return article.id;
  if (field == "title") return article.title;
  if (field == "body") return article.body;
  if (field == "date") return to_iso(article.published);
  if (field == "source") return article.source;
  if (field == "author") return joined(article.authors);
  if (field == "section") return article.section;
  if (field == "topic") return joined(article.topics);
  if (field == "place") return joined(article.places);
  if (field == "person") return joined(article.people);
  if (field == "org") return joined(article.organisations);
  if (field == "language") return article.language;
  return article.url;
}

}  // namespace

TEST_CASE("the usual keys are known", "[article][jsonl]") {
  const auto [field, members, value] = GENERATE(table<std::string, std::string, std::string>({
      {"title", R"("title":"T")", "T"},
      {"title", R"("headline":"T")", "T"},
      {"title", R"("title_page":"T")", "T"},
      {"title", R"("title":null,"title_page":"","title_rss":"T")", "T"},
      {"title", R"("TITLE":" a \n\t b ")", "a b"},
      {"title", R"("headline":"no","title":"T")", "T"},
      {"body", R"("text":"B")", "B"},
      {"body", R"("maintext":"B")", "B"},
      {"body", R"("content":"B")", "B"},
      {"body", R"("body":"B")", "B"},
      {"body", R"("article":"B")", "B"},
      {"body", R"("articleBody":"B")", "B"},
      {"body", R"("fulltext":"B")", "B"},
      {"body", R"("description":"D","maintext":"B")", "B"},
      {"body", R"("description":"D","maintext":null)", "D"},
      {"body", R"("body":["one","two"])", "one\n\ntwo"},
      {"body", R"("text":"a\r\nb\u0000c  \nd\n")", "a\nb c\nd"},
      {"body", R"("text":"&amp; \u2019 \ud83d\ude00")", "&amp; ’ 😀"},
      {"date", R"("date":"2024-03-22")", "2024-03-22"},
      {"date", R"("published":"2020-11-19T07:43:00.000+02:00")", "2020-11-19T05:43:00Z"},
      {"date", R"("publishedAt":"2024-03-22T10:15:00Z")", "2024-03-22T10:15:00Z"},
      {"date", R"("date_publish":"2017-07-17 17:03:00","date_download":"2020-01-01")",
       "2017-07-17T17:03:00Z"},
      {"date", R"("published_at":"Fri, 22 Mar 2024 10:15:00 +0300")", "2024-03-22T07:15:00Z"},
      {"date", R"("pubDate":1711102500)", "2024-03-22T10:15:00Z"},
      {"date", R"("datePublished":1711102500000)", "2024-03-22T10:15:00Z"},
      {"date", R"("timestamp":1711102500.0)", "2024-03-22T10:15:00Z"},
      {"date", R"("date":{"$date":"2024-03-22T10:15:00Z"})", "2024-03-22T10:15:00Z"},
      {"date", R"("date":2024)", "2024"},
      {"date", R"("date_download":"2024-03-22")", ""},
      {"author", R"("author":"By Jane Doe")", "Jane Doe"},
      {"author", R"("authors":["Jane Doe"," John  Roe ","Jane Doe",""])", "Jane Doe|John Roe"},
      {"author", R"("byline":"BY JANE DOE")", "JANE DOE"},
      {"author", R"("authors":[],"author":"Jane Doe")", "Jane Doe"},
      {"author", R"("author":[{"@type":"Person","name":"Jane Doe"},{"name":"John Roe"}])",
       "Jane Doe|John Roe"},
      {"source", R"("source":"BBC")", "BBC"},
      {"source", R"("source":{"id":null,"name":"BBC News"})", "BBC News"},
      {"source", R"("source_domain":"www.rt.com")", "www.rt.com"},
      {"source", R"("publisher":{"@type":"Organization","name":"BBC"})", "BBC"},
      {"source", R"("thread":{"site":"crn.com.au","title":"x"})", "crn.com.au"},
      {"source", R"("site":"a","domain":"b","outlet":"c")", "c"},
      {"url", R"("url":"https://a.example/1")", "https://a.example/1"},
      {"url", R"("link":"https://a.example/1")", "https://a.example/1"},
      {"url", R"("url":"https://a.example/1?x","canonical_link":"https://a.example/1")",
       "https://a.example/1"},
      {"id", R"("id":"a-1")", "a-1"},
      {"id", R"("id":42)", "42"},
      {"id", R"("id":12345678901234567890123)", "12345678901234567890123"},
      {"id", R"("uuid":"u")", "u"},
      {"id", R"("_id":{"$oid":"65fd"})", "65fd"},
      {"id", R"("docno":"AP-1","guid":"g")", "g"},
      {"section", R"("section":"World")", "World"},
      {"section", R"("category":["World","Asia"])", "World"},
      {"topic", R"("topics":["a","b"],"keywords":["c"])", "a|b"},
      {"topic", R"("keywords":["a","b"])", "a|b"},
      {"topic", R"("tags":[{"name":"a"},{"title":"b"},{"other":"c"},7,true,null])", "a|b|7"},
      {"language", R"("language":"english")", "en"},
      {"language", R"("lang":"de-AT")", "de"},
      {"language", R"("language":"no language at all")", ""},
      {"place", R"("locations":["Moscow"])", "Moscow"},
      {"place", R"("entities":{"locations":[{"name":"Moscow","sentiment":"none"}]})", "Moscow"},
      {"person", R"("entities":{"persons":[{"name":"vladimir putin"}],"organizations":[]})",
       "vladimir putin"},
      {"person", R"("people":["Vladimir Putin"])", "Vladimir Putin"},
      {"org", R"("entities":{"persons":[],"organizations":[{"name":"isis"}]})", "isis"},
      {"org", R"("organizations":["ISIS"])", "ISIS"},
  }));
  const bool text = field == "title" || field == "body";
  const std::string json = "{" + members + (text ? "" : R"(,"title":"A title")") + "}";
  CAPTURE(field, json);
  CHECK(field_of(field, json) == value);
}

TEST_CASE("--map says which keys hold a field, and only they do then", "[article][jsonl]") {
  const auto [map, json, field, value] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"body=story_text", R"({"story_text":"B"})", "body", "B"},
      {"body=story_text", R"({"story_text":"B","text":"no"})", "body", "B"},
      {"body=a.b.c", R"({"a":{"x":1,"b":{"c":"B"}}})", "body", "B"},
      {"body=a.b", R"({"a.b":"B"})", "body", "B"},
      {"body=blocks.text", R"({"blocks":[{"text":"one"},{"image":"x"},{"text":"two"}]})", "body",
       "one\n\ntwo"},
      {"date=crawled", R"({"title":"T","crawled":"2024-03-22","published":"2023-01-01"})", "date",
       "2024-03-22"},
      {"source=source.id", R"({"title":"T","source":{"id":"bbc-news","name":"BBC"}})", "source", "bbc-news"},
      {"title=description", R"({"description":"T","text":"B"})", "title", "T"},
      {"title=description", R"({"description":"T"})", "body", ""},
      {"title=Titel", R"({"titel":"no","Titel":"T"})", "title", "T"},
  }));
  CAPTURE(map, json);
  ReadOptions options;
  const std::size_t equals = map.find('=');
  options.map.emplace(map.substr(0, equals), map.substr(equals + 1));
  CHECK(field_of(field, json, options) == value);
}

TEST_CASE("an article without an id has one of its address, else of its text", "[article][jsonl]") {
  const ReadResult read =
      read_text(Format::jsonl,
                "{\"title\":\"T\",\"text\":\"B\",\"url\":\"https://a.example/1\"}\n"
                "{\"title\":\"T2\",\"text\":\"changed\",\"url\":\"https://a.example/1\"}\n"
                "{\"title\":\"T\",\"text\":\"B\"}\n"
                "{\"title\":\"T\",\"text\":\"B2\"}\n");
  REQUIRE(read.articles.size() == 4);
  CHECK(read.articles[0].id == read.articles[1].id);
  CHECK(read.articles[0].id.size() == 16);
  CHECK(read.articles[2].id != read.articles[0].id);
  CHECK(read.articles[2].id != read.articles[3].id);
}

TEST_CASE("a bad line is named, and the rest goes on", "[article][jsonl]") {
  const auto [line, message] = GENERATE(table<std::string, std::string>({
      {R"({"title":"T","text":})",
       "file:2:21: the JSON is not complete, or a comma, colon or bracket is missing"},
      {R"({"title":"T" "text":"B"})",
       "file:2:14: the JSON is not complete, or a comma, colon or bracket is missing"},
      {R"({"title":"T")", "file:2:13: expected the bracket that closes the JSON"},
      {R"({"title":"T)", "file:2: the JSON has a string that is never closed"},
      {R"({"title":"T"} x)", "file:2:16: expected the bracket that closes the JSON"},
      {R"({"title":"T"}{"title":"U"})", "file:2:14: expected nothing more behind the JSON object"},
      {R"("just a string")", "file:2:1: expected a JSON object"},
      {R"(17)", "file:2:1: expected a JSON object"},
      {R"(plain words)", "file:2:1: expected a JSON object"},
      {R"({"title":"\x"})", "file:2:14: the JSON has an escape that does not exist"},
      {"{\"title\":\"a\tb\"}", "file:2: the JSON has a control character inside a string"},
      {R"({"id":"1","url":"u"})", "file:2: the article has neither title nor text"},
      {R"({})", "file:2: the article has neither title nor text"},
      {R"({"title":"  ","text":""})", "file:2: the article has neither title nor text"},
  }));
  CAPTURE(line);
  const ReadResult read =
      read_text(Format::jsonl, "{\"title\":\"before\"}\n" + line + "\n\n{\"title\":\"behind\"}");
  CHECK(read.messages() == Messages{message});
  CHECK(read.titles() == Titles{"before", "behind"});
}

TEST_CASE("articles know the line that they begin on", "[article][jsonl]") {
  const ReadResult read = read_text(Format::jsonl, "\r\n{\"title\":\"a\"}\r\n\r\n{\"title\":\"b\"}\r\n");
  REQUIRE(read.articles.size() == 2);
  CHECK(to_string(read.articles[0].place) == "file:2");
  CHECK(to_string(read.articles[1].place) == "file:4");
}

TEST_CASE("half a surrogate pair is replaced and counted", "[article][jsonl]") {
  const ReadResult read =
      read_text(Format::jsonl, R"({"title":"a \ud83d b \\ud83d \ude00\ud83d\ude00","text":"\ud83d\u0041"})");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "a \uFFFD b \\ud83d \uFFFD😀");
  CHECK(read.articles[0].body == "\uFFFDA");
  CHECK(read.notes.replaced_characters == 3);
}

TEST_CASE("a file that is one JSON text yields the articles in it", "[article][jsonl]") {
  const auto [json, titles] = GENERATE(table<std::string, Titles>({
      {"{\n  \"title\": \"a\",\n  \"text\": \"x\"\n}\n", {"a"}},
      {"[\n  {\"title\": \"a\"},\n  {\"title\": \"b\"}\n]\n", {"a", "b"}},
      {"[{\"title\":\"a\"},{\"title\":\"b\"}]", {"a", "b"}},
      {"{\"status\":\"ok\",\"articles\":[{\"title\":\"a\"},{\"title\":\"b\"}]}", {"a", "b"}},
      {"[{\"posts\":[{\"title\":\"a\"}],\"totalResults\":1},{\"posts\":[{\"title\":\"b\"}]}]", {"a", "b"}},
      {"{\n\"results\": [\n{\"title\": \"a\"}\n]\n}", {"a"}},
      {"{\"title\":\"a\",\"articles\":[{\"title\":\"related\"}]}", {"a"}},
  }));
  CAPTURE(json);
  const ReadResult read = read_text(Format::automatic, json);
  CHECK(read.messages() == Messages{});
  CHECK(read.titles() == titles);
  CHECK(read.notes.format == Format::jsonl);
}

TEST_CASE("one JSON text of many lines is told from a text a line", "[article][jsonl]") {
  const auto [front, one] = GENERATE(table<std::string, bool>({{"{\"a\":1}\n{\"a\":2}\n", false},
                                                               {"{\"a\":1}", false},
                                                               {"{\n\"a\":1\n}", true},
                                                               {"{\"a\":\n{\"a\":2}\n", false},
                                                               {"{\"a\":1,\n\"b\":2}\n", true},
                                                               {"[{\"a\":1},\n{\"a\":2}]\n", true},
                                                               {"[{\"a\":1}]", true},
                                                               {"[{\"a\":1}]\n[{\"a\":2}]\n", false},
                                                               {"words\nwords\n", false},
                                                               {"", false}}));
  CAPTURE(front);
  CHECK(is_one_json_text(front) == one);
}

TEST_CASE("in a JSON text over many lines places are those of its lines", "[article][jsonl]") {
  const ReadResult read = read_text(
      Format::jsonl, "[\n  {\"title\": \"a\"},\n  17,\n  {\n  \"url\": \"x\"},\n  {\"title\": \"b\"}\n]\n");
  REQUIRE(read.articles.size() == 2);
  CHECK(to_string(read.articles[1].place) == "file:6");
  CHECK(read.messages() == Messages{"file:3: the article has neither title nor text",
                                    "file:4: the article has neither title nor text"});
  const ReadResult broken = read_text(Format::jsonl, "{\n  \"title\": \"a\",\n  \"text\" \"b\"\n}\n");
  CHECK(broken.messages() ==
        Messages{"file:3:10: the JSON is not complete, or a comma, colon or bracket is missing"});
  CHECK(broken.errors[0].line_text == "  \"text\" \"b\"");
}

TEST_CASE("a single JSON object of a file has its id from the path", "[article][jsonl]") {
  const ReadResult read = read_text(Format::jsonl, "{\n\"title\": \"a\", \"url\": \"u\"\n}");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].id == id_from_path("file"));
}

TEST_CASE("a date that cannot be read is left out, counted and shown once", "[article][jsonl]") {
  const ReadResult read =
      read_text(Format::jsonl,
                "{\"title\":\"a\",\"date\":\"0000-01-01\"}\n{\"title\":\"b\",\"date\":\"soon\"}\n"
                "{\"title\":\"c\",\"date\":null}\n");
  CHECK(read.articles.size() == 3);
  CHECK_FALSE(read.articles[0].published.known());
  CHECK(read.notes.bad_dates == 2);
  REQUIRE(read.notes.first_bad_date);
  CHECK(to_string(read.notes.first_bad_date->place) == "file:1");
  CHECK(read.notes.first_bad_date->message == "cannot read the date \"0000-01-01\"");
}

TEST_CASE("deep nesting and odd values do no harm", "[article][jsonl]") {
  for (const int depth : {10, 900, 5000}) {
    CAPTURE(depth);
    const std::string deep =
        std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
    const ReadResult read = read_text(
        Format::jsonl, "{\"title\":\"a\",\"tags\":" + deep + ",\"text\":\"b\"}\n{\"title\":\"behind\"}\n");
    CHECK(read.articles.size() + read.errors.size() == 2);
    CHECK(read.titles().back() == "behind");
  }
}

TEST_CASE("a line beyond the longest record is skipped, in bounded memory", "[article][jsonl][long]") {
  const std::string text = "{\"title\":\"before\"}\n{\"title\":\"" + std::string(200'000'000, 'x') +
                           "\"}\n{\"title\":\"behind\"}\n";
  const ReadResult read = read_text(Format::jsonl, text);
  CHECK(read.titles() == Titles{"before", "behind"});
  REQUIRE(read.errors.size() == 1);
  CHECK(read.errors[0].kind == dateline::error::ErrorKind::limit);
  CHECK(to_string(read.errors[0].place) == "file:2");
}

TEST_CASE("a long line that is allowed is read", "[article][jsonl]") {
  const std::string body(5'000'000, 'x');
  const ReadResult read =
      read_text(Format::jsonl, "{\"title\":\"a\",\"text\":\"" + body + "\"}\n{\"title\":\"b\"}");
  REQUIRE(read.articles.size() == 2);
  CHECK(read.articles[0].body.size() == body.size());
}

TEST_CASE("--records says under which key the articles are", "[article][jsonl]") {
  ReadOptions options;
  options.records = "response.docs";
  const auto titles = [&](const std::string& text) {
    return read_text(Format::jsonl, text, options).titles();
  };
  CHECK(titles(R"({"title":"no","response":{"n":2,"docs":[{"title":"One"},{"title":"Two"}]}})") ==
        Titles{"One", "Two"});
  CHECK(titles("{\n \"response\": {\n  \"docs\": {\"title\": \"One\"}}\n}\n") == Titles{"One"});
  CHECK(titles(R"([{"response":{"docs":[{"title":"One"}]}},{"response":[{"docs":{"title":"Two"}}]}])") ==
        Titles{"One", "Two"});
  CHECK(titles("{\"response\":{\"docs\":[{\"title\":\"One\"}]}}\n{\"response\":{\"docs\":[{\"title\":\"Two\"}"
               "]}}\n") == Titles{"One", "Two"});
  CHECK(read_text(Format::jsonl, "{\"title\":\"no\"}\n", options).messages()[0] ==
        "file:1: there is no article under the key of --records");
}
