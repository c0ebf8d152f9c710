// When articles were changed last, by whatever name their format gives it.
#include <catch2/catch.hpp>

#include "article/publication_date.h"
#include "article/read_text.h"
#include "schema/instant.h"

using namespace dateline::article;

namespace {

std::string modified_in(const std::string& text, const ReadOptions& options = {}) {
  const ReadResult read = read_text(Format::automatic, text, options);
  CHECK(read.messages() == std::vector<std::string>{});
  REQUIRE(read.articles.size() == 1);
  return dateline::schema::to_iso(read.articles[0].modified);
}

const std::string kWords =
    "<p>It rains over Ardwick, as it has since Monday, and the river rises by the hour, people say.</p>"
    "<p>The mill stands in water up to its first floor, and four people were taken from its roof at "
    "night.</p>"
    "<p>More rain is due on Friday, the office of weather says, and the bridge stays shut until the week "
    "ends.</p>";
std::string page(const std::string& head) {
  return "<html><head><title>Rain</title><meta property='og:type' content='article'>" + head +
         "</head><body><article><h1>Rain</h1>" + kWords + "</article></body></html>";
}
std::string atom(const std::string& dates) {
  return "<feed xmlns='http://www.w3.org/2005/Atom'><title>f</title><entry><title>Rain</title>" + dates +
         "</entry></feed>";
}
std::string g2(const std::string& item_dates, const std::string& dates) {
  return "<newsItem guid='a'><itemMeta><itemClass qcode='ninat:text'/><provider qcode='x:y'/>" + item_dates +
         "</itemMeta><contentMeta>" + dates +
         "<headline>Rain</headline></contentMeta><contentSet><inlineData contenttype='text/plain'>It "
         "rains.</inlineData></contentSet></newsItem>";
}

}  // namespace

TEST_CASE("keys of JSON and columns of CSV say when an article was changed", "[article][modified]") {
  for (const std::string key : {"modified", "dateModified", "date_modify", "updated_at", "lastmod"}) {
    CHECK(modified_in("{\"title\":\"Rain\",\"date\":\"2024-03-22\",\"" + key + "\":\"2024-03-23\"}") ==
          "2024-03-23");
  }
  CHECK(modified_in("title,date,updated\nRain,2024-03-22,2024-03-23T10:00:00Z\n") == "2024-03-23T10:00:00Z");
  ReadOptions options;
  options.map = {{"modified", "changed"}};
  CHECK(modified_in("{\"title\":\"Rain\",\"changed\":1711181700}", options) == "2024-03-23T08:15:00Z");
}

TEST_CASE("what says no more than the date, or is none, is left out", "[article][modified]") {
  CHECK(modified_in("{\"title\":\"Rain\",\"date\":\"2024-03-22\",\"modified\":\"2024-03-22\"}").empty());
  CHECK(modified_in("{\"title\":\"Rain\",\"modified\":\"lately\"}").empty());
  CHECK(modified_in("{\"title\":\"Rain\",\"modified\":\"\"}").empty());
}

TEST_CASE("pages: linked data, metadata", "[article][modified]") {
  CHECK(modified_in(page("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":"
                         "\"2024-03-22\",\"dateModified\":\"2024-03-23T10:00:00Z\"}</script>")) ==
        "2024-03-23T10:00:00Z");
  CHECK(modified_in(page("<meta property='article:published_time' content='2024-03-22'>"
                         "<meta property='article:modified_time' content='2024-03-24'>")) == "2024-03-24");
  CHECK(modified_in(page("<meta property='article:modified_time' content='2024-03-24'>")).empty());
}

TEST_CASE("feeds: updated, Dublin Core, JSON Feed", "[article][modified]") {
  CHECK(modified_in(
            atom("<published>2024-03-22T10:00:00Z</published><updated>2024-03-23T10:00:00Z</updated>")) ==
        "2024-03-23T10:00:00Z");
  CHECK(modified_in(atom("<updated>2024-03-23T10:00:00Z</updated>")).empty());  // it is the date
  CHECK(modified_in(
            "<rss version='2.0' xmlns:dcterms='http://purl.org/dc/terms/'><channel><item><title>Rain</title>"
            "<pubDate>Fri, 22 Mar 2024 10:00:00 GMT</pubDate>"
            "<dcterms:modified>2024-03-23</dcterms:modified></item></channel></rss>") == "2024-03-23");
  CHECK(modified_in("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"title\":\"Rain\","
                    "\"date_published\":\"2024-03-22\",\"date_modified\":\"2024-03-23\"}]}") == "2024-03-23");
}

TEST_CASE("exchange formats: when the version was made, or its content changed", "[article][modified]") {
  const std::string first = "<firstCreated>2024-03-22T10:00:00Z</firstCreated>";
  const std::string version = "<versionCreated>2024-03-23T10:00:00Z</versionCreated>";
  CHECK(modified_in(g2(version + first, "")) == "2024-03-23T10:00:00Z");
  CHECK(modified_in(g2(version + first, "<contentModified>2024-03-24T10:00:00Z</contentModified>")) ==
        "2024-03-24T10:00:00Z");
  CHECK(modified_in(g2(version, "")).empty());
  CHECK(modified_in("{\"uri\":\"a\",\"headline\":\"Rain\",\"type\":\"text\",\"body_text\":\"It "
                    "rains.\",\"firstcreated\":"
                    "\"2024-03-22T10:00:00Z\",\"versioncreated\":\"2024-03-23T10:00:00Z\"}") ==
        "2024-03-23T10:00:00Z");
  CHECK(modified_in(
            "<nitf><head><docdata><doc-id id-string='a'/><date.issue norm='20240322T100000Z'/></docdata>"
            "<revision-history norm='20240323T100000Z'/><revision-history norm='20240324T100000Z'/></head>"
            "<body><body.head><hedline><hl1>Rain</hl1></hedline></body.head><body.content><p>It rains.</p>"
            "</body.content></body></nitf>") == "2024-03-24T10:00:00Z");
}
