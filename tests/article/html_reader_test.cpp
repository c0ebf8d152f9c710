// A page as people save it: what becomes of its text, its metadata and its mistakes, and which pages are no
// article.
#include "article/html_reader.h"

#include <catch2/catch.hpp>
#include <string>

#include "article/html/html_article.h"
#include "article/html/page_slim.h"
#include "article/publication_date.h"
#include "article/read_text.h"

using namespace dateline::article;
using Messages = std::vector<std::string>;
using Names = std::vector<std::string>;

namespace {

const std::string kFirst =
    "Four people were rescued from the roof of a mill near Ardwick on Monday, after the river had risen by "
    "two "
    "metres in a single night, the fire brigade said.";
const std::string kSecond =
    "The mill has stood beside the river for three hundred years, and nobody in the village remembers that "
    "the water "
    "ever came so high. Two roads are still closed.";

std::string paragraphs() { return "<p>" + kFirst + "</p>\n<p>" + kSecond + "</p>"; }
std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html>\n<html lang=\"en-GB\"><head>" + head + "</head><body>" + body + "</body></html>";
}
Article read_one(const std::string& html) {
  const ReadResult read = read_text(Format::html, html);
  CHECK(read.messages() == Messages{});
  REQUIRE(read.articles.size() == 1);
  return read.articles[0];
}

}  // namespace

TEST_CASE("the text is the article's paragraphs, without what stands around and between them",
          "[article][html]") {
  const Article article = read_one(page(
      "<title>Four rescued from mill | The Ardwick Post</title><style>p { color: red }</style>",
      "<nav><ul><li><a href=/>Home</a><li><a href=/uk>UK</a></ul></nav>"
      "<article><h1>Four rescued from mill</h1><p class=byline>By Ann Rook</p>"
      "<figure><img src=mill.jpg><figcaption>The mill on Monday morning, seen from the old "
      "bridge.</figcaption></figure>"
      "<p>" +
          kFirst +
          "</p><div class=\"share-buttons\"><p>Share this story with all of your friends, today.</p></div>"
          "<script>document.write('<p>no text of people</p>')</script>"
          "<p>Read also: <a href=/flood>The flood of the century in pictures</a></p>"
          "<p>" +
          kSecond +
          "</p></article>"
          "<section class=comments><p>I have never seen anything like this in my life, and I am "
          "old.</p></section>"
          "<footer><p>Copyright The Ardwick Post, which is a newspaper for Ardwick.</p></footer>"));
  CHECK(article.title == "Four rescued from mill");
  CHECK(article.body == kFirst + "\n\n" + kSecond);
  CHECK(article.language == "en");
}

TEST_CASE("JSON-LD tells title, dates, authors, section and keywords", "[article][html]") {
  const std::string linked = R"({"@context": "https://schema.org", "@graph": [
      {"@type": "WebSite", "name": "The Ardwick Post"},
      {"@type": "Person", "@id": "#rook", "name": "Ann Rook"},
      {"@type": ["NewsArticle"], "headline": "Four rescued &amp; two roads closed", "datePublished": "2024-02-05T07:30:00Z",
       "dateModified": "2024-02-06", "author": [{"@id": "#rook"}, {"@type": "Person", "name": "Bo Finch"}],
       "articleSection": "News", "keywords": ["floods", "rescue"], "url": "https://post.example/mill",
       "publisher": {"@type": "Organization", "name": "Ardwick Press"}}]})";
  const Article article =
      read_one(page("<script type=\"application/ld+json\">" + linked + "</script>", paragraphs()));
  CHECK(article.title == "Four rescued & two roads closed");
  CHECK(article.published == *parse_publication_date("2024-02-05T07:30:00Z"));
  CHECK(article.authors == Names{"Ann Rook", "Bo Finch"});
  CHECK(article.section == "News");
  CHECK(article.topics == Names{"floods", "rescue"});
  CHECK(article.url == "https://post.example/mill");
  CHECK(article.source == "Ardwick Press");
}

TEST_CASE("without JSON-LD the head of the page tells them", "[article][html]") {
  const Article article = read_one(page(
      "<title>x</title><meta property=og:title content=\"Four rescued from mill\"><meta "
      "property=og:site_name content=\"The Post\">"
      "<meta property=article:published_time content=2024-02-05><meta name=author content=\"Ann Rook and Bo "
      "Finch\">"
      "<meta name=keywords content=\"floods, rescue\"><link rel=canonical href=https://post.example/mill>"
      "<meta property=article:section content=News>",
      paragraphs()));
  CHECK(article.title == "Four rescued from mill");
  CHECK(article.published == *parse_publication_date("2024-02-05"));
  CHECK(article.authors == Names{"Ann Rook", "Bo Finch"});
  CHECK(article.topics == Names{"floods", "rescue"});
  CHECK(article.url == "https://post.example/mill");
  CHECK(article.source == "The Post");
  CHECK(article.section == "News");
}

TEST_CASE("dates are found in every place where pages have them", "[article][html]") {
  const auto [head, body] = GENERATE(table<std::string, std::string>({
      {"<meta name=DC.date.issued content=2024-02-05>", ""},
      {"", "<span itemprop=datePublished content=2024-02-05></span>"},
      {"", "<article><time datetime=2024-02-05>yesterday</time></article>"},
      {"", "<h1>Four rescued from mill</h1><p>Montag, 5. Februar 2024</p>"},
      {"", "<h1>Four rescued from mill</h1><p>Le 5 février 2024</p>"},
      {"", "<h1>Four rescued from mill</h1><p>2024年2月5日</p>"},
      {"<link rel=canonical href=https://post.example/2024/02/05/mill>", ""},
      {"", "<div class=postdate>Posted on February 5th, 2024 by Ann</div>"},
      {"<meta property=article:modified_time content=2024-02-05>", ""},
  }));
  CAPTURE(head, body);
  const Article article = read_one(page(head, body + paragraphs()));
  CHECK(article.published.start == parse_publication_date("2024-02-05")->start);
}

TEST_CASE("the name of the site is no part of a title", "[article][html]") {
  const auto [title, site, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"Four rescued from mill - The Ardwick Post", "The Ardwick Post", "Four rescued from mill"},
      {"The Ardwick Post » Four rescued", "The Ardwick Post", "Four rescued"},
      {"Four rescued from mill | UK | Post", "", "Four rescued from mill"},
      {"Four rescued from mill - post.example", "", "Four rescued from mill"},
      {"Rain - the story of a flood", "", "Rain - the story of a flood"},
  }));
  CAPTURE(title);
  const Article article = read_one(page(
      "<title>" + title + "</title><meta property=og:site_name content=\"" + site + "\">", paragraphs()));
  CHECK(article.title == expected);
}

TEST_CASE("what a page shows as its headline is the title where its own title agrees", "[article][html]") {
  const auto [head, body, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"<title>Virus: Four rescued - Post News</title><meta property=og:title content='Four saved from "
       "virus'>",
       "<h1>Virus: Four rescued</h1>", "Virus: Four rescued"},
      {"<title>Mill Talk &raquo; Blog Archive &raquo; Four rescued</title>",
       "<h1><a href='https://mill.example'>Mill Talk</a></h1>", "Four rescued"},
      {"<title>Four rescued | Rook's diary</title><meta property=og:title content='Four rescued'>",
       "<h1><a href='https://mill.example/'>Rook's diary</a></h1><h2>Four rescued</h2>", "Four rescued"},
      {"<title>Mill Enquiries -</title>", "<h2>Trains that do not run</h2>", "Trains that do not run"},
      {"<title>Gift Guide Winter | Post</title>", "<h1>My own gift guide for a long winter at home</h1>",
       "My own gift guide for a long winter at home"},
      {"<title>Four rescued from the mill » Local » Mill Post</title>",
       "<h1><span>Four rescued from the mill</span><a href='/x'>Mill Post</a></h1>",
       "Four rescued from the mill"},
  }));
  CAPTURE(head);
  CHECK(read_one(page(head, body + paragraphs())).title == expected);
}

TEST_CASE("pages that are no article are counted, and kept on demand", "[article][html]") {
  std::string links;
  for (int i = 0; i < 50; ++i)
    links += "<li><a href=/" + std::to_string(i) + ">A headline of another story</a></li>";
  const auto html = GENERATE_COPY(
      page("<title>Front page</title>", "<ul>" + links + "</ul>"),
      page("<title>Front</title><link rel=canonical href=https://post.example/>", paragraphs()),
      page("<title>Rescue</title><meta property=og:type content=video.other>", paragraphs()),
      page("<title>404</title>", "<h1>Page not found</h1><p>The page that you look for is not here.</p>"));
  const ReadResult read = read_text(Format::html, html);
  CHECK(read.messages() == Messages{});
  CHECK(read.articles.empty());
  CHECK(read.notes.non_articles == 1);
  ReadOptions keep;
  keep.keep_non_articles = true;
  CHECK(read_text(Format::html, html, keep).articles.size() == 1);
}

TEST_CASE("single line breaks stay, double ones are paragraphs, entities are characters", "[article][html]") {
  const Article article =
      read_one(page("", "<div>" + kFirst +
                            "<br><br>Fish &amp; chips,<br>he said &ndash; &#8220;twice&#8221;."
                            "<br>" +
                            kSecond + "</div>"));
  CHECK(article.body == kFirst + "\n\nFish & chips,\nhe said – “twice”.\n" + kSecond);
}

TEST_CASE("an articleBody that is much longer than what the page shows is the text", "[article][html]") {
  const std::string script =
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"H of "
      "it\",\"articleBody\":\"" +
      kFirst + "<p>" + kSecond + "\"}</script>";
  CHECK(read_one(page(script, "<p>Only who pays may read the rest of this.</p>")).body ==
        kFirst + "\n\n" + kSecond);
}

TEST_CASE("what is meant by a declared encoding is used", "[article][html][encoding]") {
  const std::string ascii = paragraphs();
  const auto [head, text, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"<meta charset=iso-8859-2>", "\xB3\xF3\x64\xBC.", "łódź."},
      {"<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">",
       "\xC1\xAA\xCD\xA8\xB9\xAB\xCB\xBE\xA1\xA3", "联通公司。"},
      {"<meta charset=\"utf-8\">", "na\xEFve.", "naïve."},
      {"<meta charset=\"windows-1251\">", "\xCC\xEE\xF1\xEA\xE2\xE0.", "Москва."},
  }));
  CAPTURE(head);
  const Article article = read_one(page(head, ascii + "\n<p>" + text + "</p>\n<p>" + kFirst + " Again.</p>"));
  CHECK(article.body.find(expected) != std::string::npos);
}

TEST_CASE("HTML is known by its beginning", "[article][html]") {
  CHECK(is_html("<!doctype HTML>"));
  CHECK(is_html("\n<!-- saved from url=(0014)about:internet -->\n<html>"));
  CHECK(is_html("<?xml version='1.0'?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">"));
  CHECK_FALSE(is_html("<htmlx>"));
  CHECK_FALSE(is_html("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">"));
  CHECK_FALSE(is_html("Text about <html>"));
}

TEST_CASE("pages that are made to take long or much do not", "[article][html][hostile]") {
  std::string attack;
  SECTION("deep nesting") {
    for (int i = 0; i < 200000; ++i) attack += "<div>";
  }
  SECTION("formatting that would be repeated in every paragraph") {
    for (int i = 0; i < 1000; ++i) attack += "<font size=" + std::to_string(i) + ">";
    for (int i = 0; i < 30000; ++i) attack += "<p>";
  }
  SECTION("thousands of attributes") {
    attack = "<p ";
    for (int i = 0; i < 100000; ++i) attack += "a" + std::to_string(i) + "=1 ";
    attack += ">";
  }
  SECTION("drawings that never end") {
    for (int i = 0; i < 100000; ++i) attack += "<svg>";
  }
  SECTION("tables in tables") {
    for (int i = 0; i < 50000; ++i) attack += "<table><tr><td><div>";
  }
  const Article article = read_one(page("<title>Attack</title>", paragraphs() + attack));
  CHECK(article.body.find(kFirst) != std::string::npos);
}

TEST_CASE("a page with more elements than people read is refused", "[article][html][hostile]") {
  std::string many;
  for (std::size_t i = 0; i <= kMostPageNodes; ++i) many += "<p>";
  const ReadResult read = read_text(Format::html, page("", many));
  CHECK(read.messages() == Messages{"file:1: the page has more than 1000000 elements"});
}

TEST_CASE("slim pages keep tags, text and the attributes that say something", "[article][html]") {
  const auto [page_text, slim] = GENERATE(table<std::string, std::string>({
      {"<P CLASS=a onclick='x()'>1 < 2<!-- > --></P>", "<p class=\"a\">1 &lt; 2</p>"},
      {"<p title='say \"x\"'>a</p>", "<p title='say \"x\"'>a</p>"},
      {"<script>if (a</p>b) '</scrip'</SCRIPT >c", "c"},
      {"<!--><b>x</b><!-- never closed", "<b>x</b>"},
      {"<div style='color:red; display:none'>x</div>", "<div hidden>x</div>"},
      {"</b>x</p>", "x</p>"},
      {"<a href='/x' class>y</a>", "<a href class=\"\">y</a>"},
      {"<title>a <b> c</title>", "<title>a <b> c</title>"},
      {"<p", "<p>"},
      {"x<", "x&lt;"},
  }));
  CHECK(slim_page(page_text).html == slim);
}
