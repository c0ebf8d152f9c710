// Feeds of every kind: what an item says under which name, and what of a broken feed is read.
#include "article/feed_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "article/clean_text.h"
#include "article/html/html_article.h"
#include "article/publication_date.h"
#include "article/read_text.h"
#include "support/corpora.h"

using namespace dateline::article;
using dateline::test_support::corpus;
using Messages = std::vector<std::string>;
using Names = std::vector<std::string>;
using Titles = std::vector<std::string>;

namespace {

std::string rss(const std::string& items) {
  return "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" "
         "xmlns:c=\"http://purl.org/rss/1.0/modules/content/\"\n"
         " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>The Post</title>\n"
         "<link>https://post.example/news/</link><language>en-gb</language>\n" +
         items + "</channel></rss>";
}

}  // namespace

TEST_CASE("an item of RSS fills the fields", "[article][feed]") {
  const ReadResult read =
      read_text(Format::automatic,
                rss("<item><title>Fish &amp;amp; chips</title><link>../mill</link>"
                    "<guid isPermaLink='false'>mill-1</guid>"
                    "<pubDate>Mon, 05 Feb 2024 07:30:00 GMT</pubDate><dc:creator>Ann Rook</dc:creator>"
                    "<category>floods</category><category>rescue</category><description>Short.</description>"
                    "<c:encoded><![CDATA[<p>One</p><p>Two &ndash; </item>three</p>]]></c:encoded></item>"));
  CHECK(read.messages() == Messages{});
  CHECK(read.notes.format == Format::feed);
  REQUIRE(read.articles.size() == 1);
  const Article& article = read.articles[0];
  CHECK(article.id == "mill-1");
  CHECK(article.title == "Fish & chips");
  CHECK(article.url == "https://post.example/mill");
  CHECK(article.body == "One\n\nTwo \u2013 three");
  CHECK(article.published == *parse_publication_date("2024-02-05T07:30:00Z"));
  CHECK(article.authors == Names{"Ann Rook"});
  CHECK(article.topics == Names{"floods", "rescue"});
  CHECK(article.source == "The Post");
  CHECK(article.language == "en");
  CHECK(article.place.line == 5);
}

TEST_CASE("an entry of Atom fills the fields", "[article][feed]") {
  const ReadResult read = read_text(
      Format::automatic,
      "<a:feed xmlns:a='http://www.w3.org/2005/Atom' xml:lang='de'><a:title type='text'>Die Post</a:title>\n"
      "<a:entry xml:base='https://post.example/x/'><a:id>urn:1</a:id><a:title type='text'>1 &lt; 2 &amp; "
      "3</a:title>\n"
      "<a:link rel='self' href='feed'/><a:link href='mill'/><a:author><a:name>Ann "
      "Rook</a:name><a:email>a@b</a:email></a:author>\n"
      "<a:published>2024-02-05T07:30:00Z</a:published><a:category term='f' label='Flut'/>\n"
      "<a:content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One &lt; "
      "two</p><p>Three&nbsp;</p></div></a:content></a:entry></a:feed>");
  CHECK(read.messages() == Messages{});
  REQUIRE(read.articles.size() == 1);
  const Article& article = read.articles[0];
  CHECK(article.id == "urn:1");
  CHECK(article.title == "1 < 2 & 3");
  CHECK(article.url == "https://post.example/x/mill");
  CHECK(article.authors == Names{"Ann Rook"});
  CHECK(article.topics == Names{"Flut"});
  CHECK(article.language == "de");
  CHECK(article.source == "Die Post");
  CHECK(article.body == "One < two\n\nThree");
}

TEST_CASE("RSS 1.0 and JSON Feed are feeds too", "[article][feed]") {
  const ReadResult rdf = read_text(
      Format::automatic,
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
      "<channel><title>Post</title></channel><item "
      "rdf:about='https://post.example/1'><title>One</title></item>"
      "<item><title>Two</title><link>https://post.example/2</link></item></rdf:RDF>");
  CHECK(rdf.titles() == Titles{"One", "Two"});
  CHECK(rdf.articles.at(0).url == "https://post.example/1");
  const ReadResult json = read_text(
      Format::automatic,
      R"({"version": "https://jsonfeed.org/version/1.1", "title": "Post", "language": "en", "home_page_url": "https://post.example",
          "items": [{"id": 7, "url": "/7", "title": "Seven", "content_html": "<p>a</p><p>b</p>", "authors": [{"name": "Ann"}],
                     "date_published": "2024-02-05T07:30:00Z", "tags": ["x"]}]})");
  CHECK(json.notes.format == Format::feed);
  REQUIRE(json.articles.size() == 1);
  CHECK(json.articles[0].id == "7");
  CHECK(json.articles[0].url == "https://post.example/7");
  CHECK(json.articles[0].body == "a\n\nb");
  CHECK(json.articles[0].authors == Names{"Ann"});
}

TEST_CASE("a broken item is named with its line, and the rest is read", "[article][feed]") {
  const ReadResult read =
      read_text(Format::feed, rss("<item><title>One</title></item>\n"
                                  "<item><title>Two</item>\n"
                                  "<item><title>Fish & chips &copy;</title></item>\n<item><title>Four"));
  CHECK(read.titles() == Titles{"One", "Fish & chips \u00a9"});
  CHECK(read.messages() ==
        Messages{"file:6: the item is no XML: mismatched tag", "file:8:1: the <item> has no closing tag"});
}

TEST_CASE("entities of a document type are not expanded", "[article][feed][hostile]") {
  const ReadResult read =
      read_text(Format::feed,
                "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
                "\"&a;&a;&a;\">]>\n<rss><channel><item><title>x &b; y</title></item></channel></rss>");
  CHECK(read.titles() == Titles{"x &b; y"});
}

TEST_CASE("deep elements and tags without an end cost no more than others", "[article][feed][hostile]") {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  std::string shut;
  for (int i = 0; i < 200000; ++i) shut += "</a>";
  CHECK(read_text(Format::feed,
                  rss("<item><title>t</title><description>" + deep + "x" + shut + "</description></item>"))
            .titles() == Titles{"t"});
  std::string open;
  for (int i = 0; i < 300000; ++i) open += "<\"\n";
  CHECK(read_text(Format::feed, rss(open + "<item><title>t</title></item>")).titles() == Titles{"t"});
}

TEST_CASE("addresses are resolved as RFC 3986 says", "[article][feed]") {
  const auto [reference, expected] = GENERATE(table<std::string, std::string>({
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"#s", "http://a/b/c/d;p#s"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../../../g", "http://a/g"},
      {"", "http://a/b/c/d;p?q"},
      {"mailto:x", "mailto:x"},
  }));
  CHECK(resolve_address("http://a/b/c/d;p?q", reference) == expected);
}

TEST_CASE("gofeed: the items are what its tests expect", "[article][feed][corpora]") {
  namespace dom = simdjson::dom;
  const auto folder = corpus("exchange/gofeed");
  if (!folder) return;
  std::size_t items = 0;
  Messages misses;
  for (const char* kind : {"rss", "atom"}) {
    for (const auto& entry : std::filesystem::directory_iterator(*folder / "testdata/translator" / kind)) {
      if (entry.path().extension() != ".xml") continue;
      dom::parser parser;
      dom::element expected;
      dom::array wanted;
      std::filesystem::path json = entry.path();
      if (parser.load(json.replace_extension(".json").string()).get(expected) != simdjson::SUCCESS ||
          expected["items"].get(wanted) != simdjson::SUCCESS)
        continue;
      ReadOptions options;
      options.format = Format::feed;
      SourceReader reader({entry.path().string()}, options);
      for (const dom::element item : wanted) {
        const auto check = [&](const char* key, const std::string& found) {
          std::string_view text;
          if (item[key].get(text) == simdjson::SUCCESS && text != found)
            misses.push_back(entry.path().filename().string() + ": " + key + " \"" + found + "\", not \"" +
                             std::string(text) + "\"");
        };
        std::string_view text;
        const bool has_text = item["title"].get(text) == simdjson::SUCCESS ||
                              item["description"].get(text) == simdjson::SUCCESS ||
                              item["content"].get(text) == simdjson::SUCCESS;
        const auto found = reader.next();
        if (!has_text) continue;  // an item without title and text is rejected
        ++items;
        if (!found || !*found) {
          misses.push_back(entry.path().filename().string() + ": no article");
          continue;
        }
        if (item["title"].get(text) == simdjson::SUCCESS) check("title", (*found)->title);
        check("link", (*found)->url);
      }
    }
  }
  INFO(items);
  for (const std::string& miss : misses) UNSCOPED_INFO(miss);
  CHECK(items > 15);
  CHECK(misses.size() <= 4);
}

TEST_CASE("gofeed: published dates and authors of items", "[article][feed][corpora]") {
  namespace dom = simdjson::dom;
  const auto folder = corpus("exchange/gofeed");
  if (!folder) return;
  Messages misses;
  std::size_t checked = 0;
  for (const char* kind : {"rss", "atom"}) {
    for (const auto& entry : std::filesystem::directory_iterator(*folder / "testdata/translator" / kind)) {
      if (entry.path().extension() != ".xml") continue;
      dom::parser parser;
      dom::element expected;
      dom::array wanted;
      std::filesystem::path json = entry.path();
      if (parser.load(json.replace_extension(".json").string()).get(expected) != simdjson::SUCCESS ||
          expected["items"].get(wanted) != simdjson::SUCCESS || wanted.size() != 1)
        continue;
      // The items have nothing else: a title makes articles of them.
      std::ifstream in(entry.path(), std::ios::binary);
      std::string xml(std::istreambuf_iterator<char>(in), {});
      for (const char* tag : {"</item>", "</entry>"}) {
        const std::size_t at = xml.find(tag);
        if (at != std::string::npos) xml.insert(at, "<title>t</title>");
      }
      const ReadResult read = read_text(Format::feed, xml);
      if (read.articles.size() != 1) continue;
      const dom::element item = wanted.at(0);
      std::string_view text;
      if (item["publishedParsed"].get(text) == simdjson::SUCCESS) {
        ++checked;
        if (read.articles[0].published.start != parse_publication_date(text)->start)
          misses.push_back(entry.path().filename().string() + ": date");
      }
      dom::array authors;
      Names names;
      if (item["authors"].get(authors) == simdjson::SUCCESS) {
        for (const dom::element author : authors) {
          if (author["name"].get(text) == simdjson::SUCCESS) names.emplace_back(text);
        }
      }
      if (!names.empty()) ++checked;
      if (!names.empty() && read.articles[0].authors != names)
        misses.push_back(entry.path().filename().string() + ": authors");
    }
  }
  for (const std::string& miss : misses) UNSCOPED_INFO(miss);
  CHECK(checked >= 10);
  CHECK(misses.size() <= 4);
}

namespace {

/// All blanks alike; what of a text is left when its HTML is made text.
std::string plain(std::string_view html) { return one_line(text_of_html(html)); }

/// The content that gofeed expects of an item, and its description where it has no content.
std::string expected_body(simdjson::dom::element item) {
  for (const char* key : {"content", "description"}) {
    std::string_view text;
    if (item[key].get(text) == simdjson::SUCCESS && !without_outer_blanks(text).empty()) return plain(text);
  }
  return {};
}

struct FeedWithExpectation {
  std::string name;
  std::string text;
  std::string json;
};

/// Feeds with what gofeed expects of them, whoever of its parsers does: those of items beside "items" too.
std::vector<FeedWithExpectation> gofeed_feeds(const std::filesystem::path& folder) {
  std::vector<FeedWithExpectation> feeds;
  const auto content_of = [](const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") continue;
    std::filesystem::path json = entry.path();
    if (!std::filesystem::exists(json.replace_extension(".json"))) continue;
    feeds.push_back({entry.path().filename().string(), content_of(entry.path()), content_of(json)});
  }
  std::ranges::sort(feeds, {}, &FeedWithExpectation::name);
  return feeds;
}

}  // namespace

TEST_CASE("gofeed: the contents of items", "[article][feed][corpora]") {
  const auto folder = corpus("exchange/gofeed");
  if (!folder) return;
  Messages misses;
  std::size_t checked = 0;
  for (const FeedWithExpectation& feed : gofeed_feeds(*folder / "testdata")) {
    simdjson::dom::parser parser;
    simdjson::dom::element expected;
    simdjson::dom::array items;
    if (parser.parse(feed.json).get(expected) != simdjson::SUCCESS) continue;
    if (expected["items"].get(items) != simdjson::SUCCESS &&
        expected["entries"].get(items) != simdjson::SUCCESS)
      continue;
    std::vector<std::string> bodies;
    for (const simdjson::dom::element item : items) {
      std::string_view title;
      std::string body = expected_body(item);
      if (body.empty() && item["title"].get(title) != simdjson::SUCCESS)
        continue;  // such an item is rejected
      bodies.push_back(std::move(body));
    }
    if (std::ranges::all_of(bodies, &std::string::empty)) continue;
    const ReadResult read = read_text(Format::feed, feed.text);
    if (read.articles.size() != bodies.size()) {
      misses.push_back(feed.name + ": " + std::to_string(read.articles.size()) + " articles, not " +
                       std::to_string(bodies.size()));
      continue;
    }
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      if (bodies[i].empty()) continue;
      ++checked;
      const std::string found = one_line(read.articles[i].body);
      if (found != bodies[i]) misses.push_back(feed.name + ": \"" + found + "\", not \"" + bodies[i] + "\"");
    }
  }
  for (const std::string& miss : misses) UNSCOPED_INFO(miss);
  CHECK(checked == 24);
  CHECK(misses == Messages{});
}
