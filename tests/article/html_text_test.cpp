// What is text on a page and what is not: standfirsts, captions, labels, boxes, tables, lists; and where
// titles and dates are when pages do not say it in their head.
#include <catch2/catch.hpp>
#include <string>

#include "article/html/html_article.h"

using dateline::article::HtmlPageReader;
using dateline::article::RawArticle;

namespace {

const std::string kFirst =
    "Four people were rescued from the roof of a mill near Ardwick on Monday, after the river had risen by "
    "two metres in a single night, the fire brigade said.";
const std::string kSecond =
    "The mill has stood beside the river for three hundred years, and nobody in the village remembers that "
    "the water ever came so high. Two roads are still closed.";
const std::string kLead = "The river has not been so high for a hundred years.";

std::string p(const std::string& text) { return "<p>" + text + "</p>"; }
RawArticle read(const std::string& body, const std::string& head = "<title>Four rescued from mill</title>",
                const std::string& url = {}) {
  HtmlPageReader reader;
  return reader
      .read("<!DOCTYPE html><html lang=en><head>" + head + "</head><body>" + body + "</body></html>", url)
      .raw;
}
/// The body of a page with this between its headline and its text, or between its paragraphs.
std::string below_headline(const std::string& html) {
  return read("<h1>Four rescued from mill</h1>" + html + "<div class=article-body>" + p(kFirst) + p(kSecond) +
              "</div>")
      .body;
}
std::string between_paragraphs(const std::string& html) {
  return read("<div class=article-body>" + p(kFirst) + html + p(kSecond) + "</div>").body;
}
std::string below_text(const std::string& html) {
  return read("<div class=article-body>" + p(kFirst) + p(kSecond) + html + "</div>").body;
}

const std::string kBoth = kFirst + "\n\n" + kSecond;

}  // namespace

TEST_CASE("a standfirst is text, whatever it is called below the headline", "[article][html]") {
  const std::string with_lead = kLead + "\n\n" + kBoth;
  CHECK(below_headline("<p class=lead>" + kLead + "</p>") == with_lead);
  CHECK(below_headline("<div class=teaser-text>" + p(kLead) + "</div>") == with_lead);
  CHECK(below_headline("<div class=chapo><div><div>" + p(kLead) + "</div></div></div>") == with_lead);
  CHECK(below_headline("<h2 class=article-subheadline>River as high as never</h2>") ==
        "River as high as never\n\n" + kBoth);
  CHECK(read("<header><h1>Four rescued from mill</h1>" + p(kLead) + "</header><div class=article-body>" +
             p(kFirst) + p(kSecond) + "</div>")
            .body == with_lead);
  CHECK(read("<article><h1>Four rescued from mill</h1><div class=teaser-text>" + p(kLead) + "</div>" +
             p(kFirst) + p(kSecond) + "</article>")
            .body == with_lead);
  // Elsewhere a teaser leads to other articles.
  CHECK(read("<div class=teaser-text>" + p(kLead) +
             "</div><h1>Four rescued from mill</h1><div class=article-body>" + p(kFirst) + p(kSecond) +
             "</div>")
            .body == kBoth);
  CHECK(below_headline("<aside class=teaser-text>" + p(kLead) + "</aside>") == kBoth);
}

TEST_CASE("labels of boxes, captions and credits are no text", "[article][html]") {
  for (const char* line : {"Explore further", "Zobacz te\u017c: Powod\u017a", "\u00C4hnliche Themen",
                           "About the author", "Figure 3: The mill on Monday.", "Abb. 2 Das Wehr am Montag",
                           "The mill. | \u00A9 Ann Rook", "Comments are closed."}) {
    CAPTURE(line);
    CHECK(between_paragraphs(p(line)) == kBoth);
  }
  // Sentences that only begin like them are text.
  const std::string sentence = "Figures of the fire brigade show that it was the worst night of the year.";
  CHECK(between_paragraphs(p(sentence)) == kFirst + "\n\n" + sentence + "\n\n" + kSecond);
}

TEST_CASE("what a line and the description of a picture say in the same words is a caption",
          "[article][html]") {
  const std::string caption = "The fire brigade brings the miller's family to the bank.";
  CHECK(between_paragraphs("<img alt=\"" + caption + "\">" + p(caption)) == kBoth);
  CHECK(between_paragraphs("<img alt=mill>" + p(caption)) == kFirst + "\n\n" + caption + "\n\n" + kSecond);
}

TEST_CASE("names that tell what is around or in an element do not make it an aside", "[article][html]") {
  const std::string more = "A third road was closed in the evening, when a bank of the river gave way.";
  for (const char* name :
       {"main--no-sidebar", "has-ads", "section--ads", "without-comments", "live-ticker"}) {
    CAPTURE(name);
    CHECK(below_text("<div class=\"" + std::string(name) + "\">" + p(more) + "</div>") ==
          kBoth + "\n\n" + more);
  }
  for (const char* name : {"nocomments", "disclosure", "cta-box", "infobox", "sidebar", "ticker"}) {
    CAPTURE(name);
    CHECK(below_text("<div class=\"" + std::string(name) + "\">" + p(more) + "</div>") == kBoth);
  }
}

TEST_CASE("a heading stays with what it stands above", "[article][html]") {
  CHECK(between_paragraphs("<h2>Two roads closed</h2>") == kFirst + "\n\nTwo roads closed\n\n" + kSecond);
  // All links of the box are left out, and its heading with them.
  CHECK(between_paragraphs("<div><h2>Two roads closed</h2><ul><li><a href=/1>High street</a>"
                           "<li><a href=/2>Mill lane</a></ul></div>") == kBoth);
  CHECK(below_text("<h3>Two roads closed</h3>") == kBoth);
  // Shown large, but a sentence.
  const std::string last = "Nobody will forget this night in Ardwick.";
  CHECK(below_text("<h3>" + last + "</h3>") == kBoth + "\n\n" + last);
}

TEST_CASE("a row of a table is a line, and stays where text is", "[article][html]") {
  const std::string rows =
      "<tr><th>Place<th>Level<tr><td>Ardwick<td><a href=/>4.2 m</a><tr><td>Old bridge<td><p>3.9 "
      "m</p></table>";
  const std::string lines = "Place | Level\n\nArdwick | 4.2 m\n\nOld bridge | 3.9 m";
  CHECK(between_paragraphs("<table>" + rows) == kFirst + "\n\n" + lines + "\n\n" + kSecond);
  CHECK(below_text("<figure><table>" + rows + "<figcaption>Levels on Monday</figcaption></figure>") ==
        kBoth + "\n\n" + lines);
  // Old pages make columns of tables.
  CHECK(read("<table><tr><td><a href=/>Home</a><br><a href=/uk>UK</a><td>" + p(kFirst) + p(kSecond) +
             "</table>")
            .body == kBoth);
}

TEST_CASE("songs, lists and tickers keep their lines", "[article][html]") {
  CHECK(between_paragraphs(
            "The mill wheel turns and turns all night,<br>the river sings below,<br>and nobody.") ==
        kFirst + "\n\nThe mill wheel turns and turns all night,\nthe river sings below,\nand nobody.\n\n" +
            kSecond);
  CHECK(below_text("<ul><li>200 g flour<li>3 eggs<li>1 cup of <a href=/milk>milk</a></ul>") ==
        kBoth + "\n\n200 g flour\n\n3 eggs\n\n1 cup of milk");
  CHECK(below_text("<ul><li><a href=/1>High street closed</a><li><a href=/2>Mill lane closed</a></ul>") ==
        kBoth);
  const std::string late = "The last of the four reaches the bank and is brought to hospital.";
  const std::string early = "The fire brigade arrives at the mill with two boats and a rope.";
  const std::string ticker =
      read("<h1>Four rescued from mill</h1><div class=live-ticker><div><h3>20:14</h3>" + p(late) +
           "</div><div><h3>19:50</h3>" + p(early) + "</div></div>")
          .body;
  CHECK(ticker == "20:14\n\n" + late + "\n\n19:50\n\n" + early);
}

TEST_CASE("a page without a main heading has its title elsewhere", "[article][html]") {
  // The next heading, when it says what the title of the page does.
  CHECK(read("<h2 class=sr-only>Main navigation</h2><h2>Competition for the new bridge at Ardwick mill</h2>" +
                 p(kFirst),
             "<title>New bridge - Ardwick mill</title>")
            .title == "Competition for the new bridge at Ardwick mill");
  CHECK(read("<h2>What else happened</h2>" + p(kFirst)).title == "Four rescued from mill");
  // What is marked as a title and ends what the head says.
  CHECK(read("<span class=title>Four rescued from mill</span>" + p(kFirst),
             "<title>Post | News</title><meta property=og:title content=\"What a night: Four rescued from "
             "mill\">")
            .title == "Four rescued from mill");
  // The head names nothing but the site.
  CHECK(read("<h1><a href=/>The Post</a></h1><div class=\"title big\">Four rescued</div>" + p(kFirst),
             "<title>The Post</title><meta property=og:site_name content=\"The Post\">")
            .title == "Four rescued");
}

TEST_CASE("a heading that leads to the front page is the name of the site", "[article][html]") {
  CHECK(read("<h1><a href=https://post.example>Ann's Post</a></h1><h2><a rel=bookmark href=/mill>Four "
             "rescued</a></h2>" +
                 p(kFirst),
             "<title>Ann's Post</title>")
            .title == "Four rescued");
  CHECK(read("<h1><a href=/>Ann's Post</a></h1>" + p(kFirst), "<title>Ann's Post \u00BB Four rescued</title>")
            .title == "Four rescued");
  CHECK(read(p(kFirst),
             "<title>\u6C34\u8ECA\u5C0F\u5C4B\u304B\u3089\u6551\u52A9\uFF5C\u6C34\u65E5\u5831</title>")
            .title == "\u6C34\u8ECA\u5C0F\u5C4B\u304B\u3089\u6551\u52A9");
}

TEST_CASE("of dates on a page the nearest to the headline counts, and none of a change", "[article][html]") {
  const std::string heading = "<h1>Four rescued from mill</h1>";
  CHECK(read(p("5 February 2024") + heading + p(kFirst) + p("Meeting on 7 March 2024")).date == "2024-02-05");
  CHECK(
      read(heading + p("Updated 9 February 2024") + p("Ann Rook") + p("5 February 2024") + p(kFirst)).date ==
      "2024-02-05");
  CHECK(read(p(kFirst) + p("Next issue: 7 March 2024") + p("Published on: 5 February 2024")).date ==
        "2024-02-05");
  CHECK(read(p(kFirst) + p("Erschienen am: 05.02.2024")).date == "2024-02-05");
  CHECK(read(heading + p("at 12:05.02.2024 o'clock") + p(kFirst)).date.empty());
  CHECK(read(heading + p("Last updated 9 February 2024") + p(kFirst)).date == "2024-02-09");
  // "date" alone may be when the page was sent.
  CHECK(read("<article>" + heading + "<time datetime=2024-02-05>then</time>" + p(kFirst) + "</article>",
             "<meta name=date content=2024-02-11>")
            .date == "2024-02-05");
  CHECK(read(heading + p(kFirst), "<meta name=date content=2024-02-11>").date == "2024-02-11");
}

TEST_CASE("of several articles on a page the one with the headline is meant", "[article][html]") {
  const std::string next =
      "The bridge at Ledbury, which is older than the town, is to be repaired at last this summer.";
  const std::string own = p(kFirst) + p(kSecond) + p(kFirst + " Again.") + p(kSecond + " Again.");
  std::string other;
  for (int i = 0; i < 20; ++i) other += p(next + " " + std::to_string(i) + ".");
  const std::string both = "<main><article><h1>Four rescued from mill</h1>" + own +
                           "</article><article><h2>Bridge</h2>" + other + "</article></main>";
  CHECK(read(both).body == kBoth + "\n\n" + kFirst + " Again.\n\n" + kSecond + " Again.");
  // A line in a list is none.
  const std::string line =
      "<article><h1>Four rescued from mill</h1>" + p(kLead) + "</article><div>" + own + "</div>";
  CHECK(read(line).body.find(kBoth) != std::string::npos);
}

TEST_CASE("a text in pieces, each of them marked, is one text", "[article][html]") {
  const std::string piece = "<div><div class=article-body>" + p(kFirst) + "</div></div>";
  const std::string last = "<div><div class=article-body>" + p(kSecond) + "</div></div>";
  const std::string third =
      "A third road was closed in the evening, when a bank of the river gave way again.";
  CHECK(read("<h1>Four rescued from mill</h1><div>" + piece + last + "<div><div class=article-body>" +
             p(third) + "</div></div></div>")
            .body == kBoth + "\n\n" + third);
}

TEST_CASE("on a page of nothing but pictures their captions are the text", "[article][html]") {
  std::string slides, text;
  for (const std::string& caption : {kFirst, kSecond, kFirst + " 2.", kSecond + " 2."}) {
    slides += "<figure><figcaption>" + caption + "</figcaption></figure>";
    text += (text.empty() ? "" : "\n\n") + caption;
  }
  CHECK(read("<h1>Four rescued from mill</h1><div class=slideshow>" + slides + "</div>").body == text);
}

TEST_CASE("sections of one name are parts of one text", "[article][html]") {
  std::string long_section, text;
  for (int i = 0; i < 5; ++i) long_section += p(kFirst + " Number " + std::to_string(i) + ".");
  const std::string brief = "Two roads are still closed today.";
  const std::string sections = "<div class=\"text-section first\">" + long_section +
                               "</div><div class=text-section>" + p(brief + " High street.") +
                               p(brief + " Mill lane.") + "</div>";
  CHECK(read("<div>" + sections + "</div>").body.find("Mill lane.") != std::string::npos);
}
