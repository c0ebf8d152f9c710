// Answers and articles as pages: well formed, whole in themselves, and deaf to what articles would have them
// do.
#include <catch2/catch.hpp>
#include <random>

#include "render/answer_format.h"
#include "render/article_format.h"
#include "render/html_document.h"
#include "render/html_text.h"
#include "render/sample_answer.h"
#include "render/web_address.h"

namespace dateline::render {
namespace {

using Strings = std::vector<std::string>;

std::string page_of(const search::Answer& answer, double took_ms = 1) {
  return render_answer(answer, took_ms, {.format = Format::html});
}

/// Every string of the answer is `text`.
search::Answer answer_of(const std::string& text) {
  search::Answer answer = sample_answer();
  answer.query = answer.parsed = text;
  answer.facets = {{"org", {{text, 3}}, 1}};
  answer.missing = {{text, {0, 1}, text}};
  answer.did_you_mean = text;
  answer.explanation =
      search::Explanation{{{search::ExpansionKind::names, text, {{text, text, 3, 0}}}}, {{0, text, false}}};
  search::Hit& hit = answer.hits[0];
  hit.id = hit.title = hit.source = hit.url = hit.language = text;
  hit.title_highlights = {{0, static_cast<std::uint32_t>(text.size())}};
  hit.entities = {{{text}, {text}, {text}, {text}}};
  hit.snippets = {{text, {{0, static_cast<std::uint32_t>(text.size())}}}};
  hit.terms = {{text, 1, 1}};
  return answer;
}

search::Searcher::ShownArticle article_of(const std::string& text) {
  search::Searcher::ShownArticle shown;
  store::StoredArticle& article = shown.article;
  article.id = article.title = article.body = article.source = article.section = text;
  article.language = article.url = article.dateline = text;
  article.authors = article.topics = {text};
  shown.entities = {{{text}, {}, {}, {text}}};
  shown.body_highlights = {{0, static_cast<std::uint32_t>(text.size())}};
  return shown;
}

/// Bytes that break things: markup, halves of UTF-8, control characters, and anything.
std::string hostile_text(std::mt19937& random) {
  const Strings parts{"<script>",
                      "</script>",
                      "</style>",
                      "<!--",
                      "-->",
                      "\"",
                      "'",
                      ">",
                      "<",
                      "&",
                      "&lt;",
                      "&#x0;",
                      "\x1b]8;;",
                      "\n",
                      "\r",
                      "\t",
                      "\xE2\x80",
                      "\xEF\xBF\xBE",
                      "\xED\xA0\x80",
                      "javascript:",
                      "http://a.b/",
                      "]]>",
                      "<svg onload=x>",
                      "</article></main>",
                      "\xF0\x9F\xBF\xBF",
                      "a"};
  std::string out;
  for (auto count = random() % 12; count > 0; --count)
    out += random() % 4 == 0 ? std::string(1, static_cast<char>(random())) : parts[random() % parts.size()];
  return out;
}

}  // namespace

TEST_CASE("a page holds the query, the total, the hits, the facets and the timeline", "[render]") {
  const HtmlDocument page = parse_html(page_of(sample_answer()));
  CHECK(faults_of(page) == Strings{});
  CHECK(texts_of(page, "h1") == Strings{"moscow talks"});
  CHECK(texts_of(page, "h2") ==
        Strings{"1. Moscow talks \"fail\" over oil", "2. (untitled)", "articles by month", "org", "place"});
  CHECK(texts_of(page, "mark") == Strings{"Moscow", "Moscow", "Moscow"});
  CHECK(texts_of(page, "time") == Strings{"2024-03-22T10:15Z"});
  CHECK(texts_of(page, "dd") == Strings{"Ann Lee", "Moscow", "Russia"});
  CHECK(texts_of(page, "li") == Strings{"Kremlin40", "Example Trade Union of Bakers4"});
  CHECK(texts_of(page, "rect") == Strings{"2024-02: 8 articles", "2024-03: 48 articles"});
  CHECK(texts_of(page, "td") == Strings{"8", "48"});
}

TEST_CASE("a page does not tell when it was made, nor how fast", "[render]") {
  CHECK(page_of(sample_answer(), 1) == page_of(sample_answer(), 2000));
}

TEST_CASE("a page without matches says what is missing", "[render]") {
  search::Answer answer;
  answer.query = "moskow";
  answer.missing = {{"moskow", {0, 6}, "moscow", 3}};
  const std::string page = page_of(answer);
  CHECK(faults_of(parse_html(page)) == Strings{});
  CHECK(page.find("No article matches.") != std::string::npos);
  CHECK(page.find("No article has moskow; there is &quot;moscow&quot; (3 articles)") != std::string::npos);
  answer.did_you_mean = "moscow";
  answer.did_you_mean_total = 1;
  CHECK(page_of(answer).find("Did you mean: moscow (1 article)") != std::string::npos);
}

TEST_CASE("the gaps of a timeline are as wide as the time without articles", "[render]") {
  search::Answer answer;
  const auto day = [](std::string_view iso) { return *schema::parse_iso(iso); };
  answer.timeline = search::Timeline{search::TimelineUnit::week,
                                     {{day("2024-01-01"), 1}, {day("2024-01-08"), 2}, {day("2024-01-22"), 4}},
                                     0};
  const HtmlDocument page = parse_html(page_of(answer));
  Strings places;
  for (const HtmlElement& element : page.elements)
    if (element.name == "rect")
      places.push_back(element.attributes[0].second + " " + element.attributes[3].second);
  CHECK(places == Strings{"0.00 32.50", "250.00 65.00", "750.00 130.00"});
}

TEST_CASE("an article is a page", "[render]") {
  search::Searcher::ShownArticle shown = article_of("x");
  shown.article.title = "Talks <fail>";
  shown.title_highlights = {{0, 5}};
  shown.article.url = "https://news.example/17";
  shown.article.body = "On Red\nSquare.\n\n\nSecond paragraph.\n";
  shown.body_highlights = {{3, 13}};
  const HtmlDocument page = parse_html(render_article_html(shown));
  CHECK(faults_of(page) == Strings{});
  CHECK(texts_of(page, "h1") == Strings{"Talks <fail>"});
  CHECK(texts_of(page, "mark") == Strings{"Talks", "Red", "Square"});
  CHECK(texts_of(page, "p") == Strings{"x", "On Red\nSquare.", "Second paragraph."});
  CHECK(texts_of(page, "a") == Strings{"https://news.example/17"});
}

TEST_CASE("hostile articles stay text", "[render]") {
  const std::string text =
      GENERATE(as<std::string>(), "\"><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
               "javascript:alert(1)", "' onclick='alert(1)", "</style></title><svg/onload=alert(1)>",
               "-->]]><iframe>", "http://x/\" onmouseover=\"alert(1)", "data:text/html,<b>x</b>");
  CAPTURE(text);
  CHECK(faults_of(parse_html(page_of(answer_of(text)))) == Strings{});
  const HtmlDocument page = parse_html(render_article_html(article_of(text)));
  CHECK(faults_of(page) == Strings{});
  CHECK(texts_of(page, "h1") == Strings{text});
}

TEST_CASE("whatever bytes articles hold, pages are well formed", "[render]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 300; ++i) {
    const std::string text = hostile_text(random);
    CAPTURE(text);
    REQUIRE(faults_of(parse_html(page_of(answer_of(text)))) == Strings{});
    REQUIRE(faults_of(parse_html(render_article_html(article_of(text)))) == Strings{});
  }
}

TEST_CASE("only addresses of the web become links", "[render]") {
  CHECK(web_address("https://a.example/b?c=d&e#f") == "https://a.example/b?c=d&e#f");
  CHECK(web_address("HTTP://a.example") == "http://a.example");
  CHECK(web_address("http://a.example/\x1b]8;;\x07 \"<é>") ==
        "http://a.example/%1B]8;;%07%20%22%3C%C3%A9%3E");
  for (const char* other : {"", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
                            "//a.example", "http://", "http:///x", " http://a.example", "https:a.example"})
    CHECK(web_address(other).empty());
  CHECK(web_address("http://a/" + std::string(3000, 'x')).empty());
}

TEST_CASE("languages are named only by codes", "[render]") {
  CHECK(html_language("de") == " lang=\"de\"");
  CHECK(html_language("").empty());
  CHECK(html_language("d\" x").empty());
}

}  // namespace dateline::render
