// Exchange formats of news agencies: what their items say, and what their sources want done with them.
#include <catch2/catch.hpp>
#include <string>

#include "article/exchange/news_topics.h"
#include "article/publication_date.h"
#include "article/read_text.h"

using namespace dateline::article;
using Messages = std::vector<std::string>;
using Names = std::vector<std::string>;

namespace {

std::string g2_item(const std::string& id, const std::string& meta, const std::string& content,
                    const std::string& status = "usable", const std::string& item_class = "text") {
  return "<newsItem guid='" + id +
         "' version='2' xml:lang='en'><itemMeta><itemClass qcode='ninat:" + item_class +
         "'/><provider literal='Mill Post'/><versionCreated>2024-02-05T08:30:00+01:00</versionCreated>"
         "<firstCreated>2024-02-04T10:00:00Z</firstCreated><pubStatus qcode='stat:" +
         status + "'/></itemMeta><contentMeta>" + meta + "</contentMeta><contentSet>" + content +
         "</contentSet></newsItem>";
}
std::string g2_message(const std::string& items) {
  return "<?xml version='1.0'?>\n<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'>\n"
         "<header><sent>2024-02-05T09:00:00Z</sent></header><itemSet>\n" +
         items + "</itemSet></newsMessage>";
}

const std::string kXhtml =
    "<inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><head>"
    "<title>Flood</title></head><body><header><h1>Flood</h1><p class='byline'>By A</p></header>"
    "<p>The river <i>rose</i>.</p><figure><figcaption>A boat</figcaption></figure><h2>Later</h2>"
    "<p>It fell &amp; fell.<br/>Slowly.</p></body></html></inlineXML>";

}  // namespace

TEST_CASE("an item of NewsML-G2 fills the fields", "[article][exchange]") {
  const std::string meta =
      "<dateline>MILLTOWN, Feb 5 -</dateline><by>By Ann Rook and Bo Lee, "
      "MP</by><slugline>mill-flood</slugline>"
      "<headline rank='3'>Weather</headline><headline>Flood at <b>the</b> mill</headline>"
      "<subject type='cpnat:abstract' qcode='medtop:17000000'/>"
      "<subject qcode='medtop:20000160'><name xml:lang='de'>Flut</name><name "
      "xml:lang='en-GB'>flood</name></subject>"
      "<subject type='cpnat:person' qcode='p:1'/><subject type='cpnat:organisation'><name>Mill "
      "Ltd</name></subject>"
      "<subject type='cpnat:geoArea'><name>Milltown</name></subject><keyword>rain</keyword>"
      "<language tag='en-GB'/>";
  const std::string item =
      g2_item("urn:newsml:mill.example:1", meta, kXhtml) + "<assert qcode='p:1'><name>Cy Dow</name></assert>";
  std::string message = g2_message(item);
  message.replace(message.find("</newsItem><assert"), 11, "");
  message.insert(message.find("</itemSet>"), "</newsItem>");
  const ReadResult read = read_text(Format::automatic, message);
  CHECK(read.messages() == Messages{});
  CHECK(read.notes.format == Format::newsml);
  REQUIRE(read.articles.size() == 1);
  const Article& article = read.articles[0];
  CHECK(article.id == "urn:newsml:mill.example:1");
  CHECK(article.title == "Flood at the mill");
  CHECK(article.body == "The river rose.\n\nLater\n\nIt fell & fell.\nSlowly.");
  CHECK(article.published == *parse_publication_date("2024-02-04T10:00:00Z"));
  CHECK(article.edition ==
        dateline::schema::Edition{2, parse_publication_date("2024-02-05T07:30:00Z")->start});
  CHECK(article.dateline == "MILLTOWN, Feb 5 -");
  CHECK(article.authors == Names{"Ann Rook", "Bo Lee"});
  CHECK(article.topics == Names{"weather", "flood", "rain", "mill-flood"});
  CHECK(article.people == Names{"Cy Dow"});
  CHECK(article.organisations == Names{"Mill Ltd"});
  CHECK(article.places == Names{"Milltown"});
  CHECK(article.language == "en");
  CHECK(article.source == "Mill Post");
  CHECK(article.place.line == 4);
}

TEST_CASE("topics without a name have the label of their code, if that is known", "[article][exchange]") {
  CHECK(topic_label("medtop:20000379") == "money and monetary policy");
  CHECK(topic_label("http://cv.iptc.org/newscodes/mediatopic/15000000") == "sport");
  CHECK(topic_label("subj:15054000") ==
        "sport");  // of an older list, which counts below its uppermost topics
  CHECK(topic_label("medtop:20009999").empty());
  CHECK(topic_label("18000000").empty());
  CHECK(topic_label("medtop:1500000").empty());
}

TEST_CASE("pictures and packages are no articles; items without a headline have it from their package",
          "[article][exchange]") {
  const std::string package =
      "<packageItem guid='p'><itemMeta><itemClass qcode='ninat:composite'/></itemMeta><contentMeta>"
      "<headline>The flood in full</headline><subject "
      "qcode='medtop:17000000'/></contentMeta><groupSet><group>"
      "<itemRef residref='t'/><itemRef residref='v'/></group></groupSet></packageItem>\n";
  const std::string text = g2_item("t", "", kXhtml);
  const std::string picture = g2_item("v", "<headline>A boat</headline>", "", "usable", "picture");
  const std::string plain = g2_item("t2", "<headline>Two</headline>",
                                    "<inlineData contenttype='text/plain'>One &lt; two</inlineData>");
  const ReadResult read =
      read_text(Format::automatic, g2_message(package + text + "\n" + picture + "\n" + plain));
  CHECK(read.titles() == Names{"Flood", "Two"});
  CHECK(read.articles.at(0).topics == Names{"weather"});
  CHECK(read.articles.at(1).body == "One < two");
  CHECK(read.notes.non_articles == 2);
  ReadOptions keep;
  keep.keep_non_articles = true;
  const ReadResult all = read_text(Format::automatic, g2_message(package + text + picture), keep);
  CHECK(all.titles() == Names{"The flood in full", "Flood", "A boat"});
}

TEST_CASE("a killed item is a withdrawal, an embargo is an instant", "[article][exchange]") {
  const ReadResult read = read_text(
      Format::automatic, g2_message(g2_item("a", "", "", "canceled") + g2_item("b", "", "", "withheld")));
  REQUIRE(read.articles.size() == 2);
  CHECK(read.articles[0].withdrawn);
  CHECK(read.articles[0].id == "a");
  CHECK(read.articles[0].edition.number == 2);
  CHECK(read.articles[1].withdrawn);
  std::string embargoed = g2_item("c", "<headline>C</headline>", "");
  embargoed.insert(embargoed.find("<pubStatus"), "<embargoed>2024-02-06T00:00:00Z</embargoed>");
  const ReadResult held = read_text(Format::automatic, embargoed);
  REQUIRE(held.articles.size() == 1);
  CHECK_FALSE(held.articles[0].withdrawn);
  CHECK(held.articles[0].embargo == *parse_publication_date("2024-02-06T00:00:00Z"));
}

TEST_CASE("an item of NewsML 1 fills the fields", "[article][exchange]") {
  const ReadResult read = read_text(
      Format::automatic,
      "<?xml version='1.0'?><!DOCTYPE NewsML PUBLIC 'x' 'y' [<!ENTITY a 'b'>]>\n<NewsML "
      "Version='1.2'><NewsItem "
      "xml:lang='fr'>"
      "<Identification><NewsIdentifier><ProviderId>mill.example</ProviderId><DateId>20240205</DateId>"
      "<NewsItemId>7</NewsItemId><RevisionId PreviousRevision='2' Update='N'>3</RevisionId>"
      "<PublicIdentifier>urn:newsml:mill.example:20240205:7:3</PublicIdentifier></NewsIdentifier></"
      "Identification>"
      "<NewsManagement><FirstCreated>20240205T073000+0100</FirstCreated>"
      "<ThisRevisionCreated>20240205T080000Z</ThisRevisionCreated><Status "
      "FormalName='Usable'/></NewsManagement>"
      "<NewsComponent><NewsLines><HeadLine>Crue au moulin</HeadLine><ByLine>Par Ann Rook</ByLine>"
      "<DateLine>MILLTOWN, 5 fév</DateLine><SlugLine>crue</SlugLine></NewsLines>"
      "<AdministrativeMetadata><Provider><Party FormalName='MP'/></Provider></AdministrativeMetadata>"
      "<DescriptiveMetadata><Language FormalName='fr'/><SubjectCode><SubjectMatter FormalName='17005000'/>"
      "</SubjectCode><Location HowPresent='Event'><Property FormalName='City' Value='Milltown'/></Location>"
      "<Property FormalName='Keyword' Value='Cy Dow' Role='PersonInImage'/></DescriptiveMetadata>"
      "<NewsComponent><Role FormalName='Main'/><ContentItem><MediaType "
      "FormalName='Text'/><DataContent><nitf><body>"
      "<body.content><p>Un.</p><media><media-caption>non</media-caption></media><hl2>Plus "
      "tard</hl2><p>Deux.</p>"
      "</body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></"
      "NewsML>");
  CHECK(read.messages() == Messages{});
  CHECK(read.notes.format == Format::newsml);
  REQUIRE(read.articles.size() == 1);
  const Article& article = read.articles[0];
  CHECK(article.id == "urn:newsml:mill.example:20240205:7");
  CHECK(article.edition ==
        dateline::schema::Edition{3, parse_publication_date("2024-02-05T08:00:00Z")->start});
  CHECK(article.title == "Crue au moulin");
  CHECK(article.body == "Un.\n\nPlus tard\n\nDeux.");
  CHECK(article.published == *parse_publication_date("2024-02-05T06:30:00Z"));
  CHECK(article.authors == Names{"Ann Rook"});
  CHECK(article.topics == Names{"crue", "weather"});
  CHECK(article.places == Names{"Milltown"});
  CHECK(article.people == Names{"Cy Dow"});
  CHECK(article.language == "fr");
  CHECK(article.source == "MP");
}

TEST_CASE("NITF may stand alone", "[article][exchange]") {
  const ReadResult read = read_text(
      Format::automatic,
      "<?xml version='1.0'?>\n<!DOCTYPE nitf SYSTEM 'nitf-3-3.dtd'>\n<nitf><head><title>T</title><tobject>"
      "<tobject.subject tobject.subject.refnum='15054000' tobject.subject.type='Sport' "
      "tobject.subject.matter='Soccer'/></tobject><docdata management-status='usable'><doc-id "
      "id-string='mp-7'/>"
      "<du-key key='k' version='4'/><date.issue norm='20240205T073000Z'/><date.release "
      "norm='20240206T000000Z'/>"
      "<identified-content><person>Cy Dow</person><org>Mill "
      "FC</org><location><city>Milltown</city></location>"
      "</identified-content><key-list><keyword key='cup'/></key-list></docdata>"
      "<pubdata name='Mill Post' position.section='Sport' "
      "ex-ref='https://post.example/7'/></head><body><body.head>"
      "<hedline><hl1>Cup for <em>Mill</em></hl1><hl2>No joke</hl2></hedline><byline>By <person>Ann "
      "Rook</person>"
      "<byttl>Staff</byttl></byline><dateline><location>MILLTOWN</location></dateline><abstract><p>Short.</"
      "p></abstract>"
      "</body.head><body.content><block><p>One.</p><p>Two &amp; "
      "three.</p></block></body.content></body></nitf>");
  CHECK(read.messages() == Messages{});
  CHECK(read.notes.format == Format::nitf);
  REQUIRE(read.articles.size() == 1);
  const Article& article = read.articles[0];
  CHECK(article.id == "mp-7");
  CHECK(article.edition.number == 4);
  CHECK(article.embargo == *parse_publication_date("2024-02-06T00:00:00Z"));
  CHECK(article.title == "Cup for Mill");
  CHECK(article.body == "Short.\n\nOne.\n\nTwo & three.");
  CHECK(article.authors == Names{"Ann Rook"});
  CHECK(article.topics == Names{"Soccer", "cup"});
  CHECK(article.people == Names{"Cy Dow"});
  CHECK(article.organisations == Names{"Mill FC"});
  CHECK(article.places == Names{"Milltown"});
  CHECK(article.section == "Sport");
  CHECK(article.source == "Mill Post");
  CHECK(article.url == "https://post.example/7");
  CHECK(article.dateline == "MILLTOWN");
}

TEST_CASE("ninjs of all generations, an item a line or one text", "[article][exchange]") {
  const std::string one =
      R"({"uri":"https://post.example/1","type":"text","versioncreated":"2024-02-05T07:30:00Z","pubstatus":"usable",)"
      R"("version":"5","headline":"Flood","byline":"Ann Rook","language":"en","person":[{"name":"Cy Dow"}],)"
      R"("place":[{"name":"Milltown"}],"organisation":[{"name":"Mill Ltd"}],"subject":[{"code":"17000000"}],)"
      R"("slugline":"mill-flood","located":"Milltown","body_text":"One. Two.","body_xhtml":"<p>One.</p><p>Two.</p>"})";
  const std::string three =
      R"({"uri":"urn:3","standard":{"name":"ninjs","version":"3.0","schema":"x/ninjs-schema_3.0.json"},"type":"text",)"
      R"("versionCreated":"2024-02-05T07:30:00Z","firstCreated":"2024-02-04T07:30:00Z","by":"By Bo Lee","headlines":)"
      R"([{"role":"short","value":"F"},{"role":"main","value":"Flood again"}],"people":[{"name":"Cy Dow"}],)"
      R"("bodies":[{"role":"text","contentType":"text/plain","value":"plain"},{"role":"nitf",)"
      R"("contentType":"text/vnd.IPTC.NITF","value":"<nitf><body><body.content><p>A.</p><p>B.</p></body.content></body></nitf>"}]})";
  const std::string picture =
      R"({"uri":"urn:4","type":"picture","versioncreated":"2024","headline":"A boat"})";
  const std::string killed =
      R"({"uri":"urn:5","pubstatus":"canceled","versioncreated":"2024-02-05T07:30:00Z"})";
  const ReadResult read =
      read_text(Format::automatic, one + "\n" + three + "\n" + picture + "\nno JSON\n" + killed + "\n");
  CHECK(read.notes.format == Format::ninjs);
  CHECK(read.messages().size() == 1);
  CHECK(read.notes.non_articles == 1);
  REQUIRE(read.articles.size() == 3);
  CHECK(read.articles[0].id == "https://post.example/1");
  CHECK(read.articles[0].url == "https://post.example/1");
  CHECK(read.articles[0].edition.number == 5);
  CHECK(read.articles[0].body == "One.\n\nTwo.");
  CHECK(read.articles[0].people == Names{"Cy Dow"});
  CHECK(read.articles[0].places == Names{"Milltown"});
  CHECK(read.articles[0].organisations == Names{"Mill Ltd"});
  CHECK(read.articles[0].topics == Names{"weather", "mill-flood"});
  CHECK(read.articles[1].title == "Flood again");
  CHECK(read.articles[1].body == "A.\n\nB.");
  CHECK(read.articles[1].authors == Names{"Bo Lee"});
  CHECK(read.articles[1].published == *parse_publication_date("2024-02-04T07:30:00Z"));
  CHECK(read.articles[2].withdrawn);
  CHECK(read_text(Format::automatic, "[\n" + one + ",\n" + three + "]\n").titles() ==
        Names{"Flood", "Flood again"});
}

TEST_CASE("dpa-digitalwires", "[article][exchange]") {
  const ReadResult read = read_text(
      Format::automatic,
      R"({"format": "digitalwires@0.9.1", "type": "composite", "urn": "urn:newsml:dpa.com:1", "version": 2,
 "version_created": "2024-02-05T09:18:34+01:00", "pubstatus": "usable", "embargoed": "2024-02-06T00:00:00Z",
 "language": "de", "headline": "Flut an der Mühle", "teaser": "Kurz.", "byline": "Von Ann Rook, dpa",
 "dateline": "Mühlheim (dpa) - ", "article_html": "<section class=\"main\"><p>Eins.</p><p>Zwei.</p></section>",
 "categories": [{"type": "dnltype:dpasubject", "name": "Wetter", "qcode": "dpasubject:1"},
  {"type": "dnltype:geosubject", "name": "Mühlheim", "qcode": "x:1"}, {"type": "dnltype:desk", "name": "vm"},
  {"type": "dnltype:provider", "name": "dpa"}]})");
  CHECK(read.notes.format == Format::digitalwires);
  REQUIRE(read.articles.size() == 1);
  const Article& article = read.articles[0];
  CHECK(article.id == "urn:newsml:dpa.com:1");
  CHECK(article.edition.number == 2);
  CHECK(article.embargo.known());
  CHECK(article.title == "Flut an der Mühle");
  CHECK(article.body == "Kurz.\n\nMühlheim (dpa) - Eins.\n\nZwei.");
  CHECK(article.authors == Names{"Ann Rook"});
  CHECK(article.dateline == "Mühlheim (dpa) -");
  CHECK(article.topics == Names{"Wetter"});
  CHECK(article.places == Names{"Mühlheim"});
  CHECK(article.section == "vm");
  CHECK(article.source == "dpa");
}

TEST_CASE("wire text: IPTC 7901", "[article][exchange]") {
  const ReadResult read =
      read_text(Format::automatic,
                "\x16\x16\x01"
                "mpa0123 3 pol 28 FLOOD/mill\r\n\x02\r\nFlood at the mill =\r\nBy Ann Rook =\r\n"
                "   MILLTOWN, Feb 5 (MPA) - The river rose\r\nover its banks.\r\n   It "
                "fell.\r\n\x03\r\n051430 GMT FEB 24\r\n\x04\r\n"
                "noise\r\n\x01mpa0124 4 eco 5\r\n\x02   Only a body.\r\n\x03"
                "051431 FEB 24\x04");
  CHECK(read.messages() == Messages{});
  CHECK(read.notes.format == Format::iptc7901);
  REQUIRE(read.articles.size() == 2);
  const Article& article = read.articles[0];
  CHECK(article.id == "mpa0123/2024-02-05");
  CHECK(article.title == "Flood at the mill");
  CHECK(article.authors == Names{"Ann Rook"});
  CHECK(article.dateline == "MILLTOWN, Feb 5 (MPA) -");
  CHECK(article.body == "MILLTOWN, Feb 5 (MPA) - The river rose over its banks.\n\nIt fell.");
  CHECK(article.section == "pol");
  CHECK(article.topics == Names{"FLOOD/mill"});
  CHECK(article.source == "mpa");
  CHECK(article.published == *parse_publication_date("2024-02-05T14:30Z"));
  CHECK(read.articles[1].id == "mpa0124/2024-02-05");
  CHECK(read.articles[1].title == "Only a body.");
  CHECK(read.articles[1].place.line == 12);
}

TEST_CASE("wire text: ANPA 1312", "[article][exchange]") {
  const ReadResult read = read_text(Format::automatic,
                                    "\x16\x16\x01"
                                    "a0123\x1fmpstf\x1c\r\nr a \x1f"
                                    "Mill-Flood 1stLd-Writethru 02-05 0028\r\n\x02"
                                    "^Mill-Flood, 1st Ld-Writethru<\r\n^Eds: UPDATES with "
                                    "fall.<\r\n^HL:Flood at the\r\nmill@<\r\n^By ANN ROOK<\r\n"
                                    "^Mill Press Writer<\r\n   MILLTOWN (MP) _ The river ``rose''\r\nover "
                                    "its banks.<\r\n   It fell.<\r\n\x03\r\n"
                                    "MP-NY-02-05-24 1430EST<\r\n\x04");
  CHECK(read.messages() == Messages{});
  CHECK(read.notes.format == Format::iptc7901);
  REQUIRE(read.articles.size() == 1);
  const Article& article = read.articles[0];
  CHECK(article.id == "a0123/2024-02-05");
  CHECK(article.title == "Flood at the mill");
  CHECK(article.authors == Names{"ANN ROOK"});
  CHECK(article.body == "MILLTOWN (MP) \u2013 The river \u201crose\u201d over its banks.\n\nIt fell.");
  CHECK(article.section == "a");
  CHECK(article.topics == Names{"Mill-Flood"});
  CHECK(article.source == "MP");
  CHECK(article.published == *parse_publication_date("2024-02-05T19:30Z"));
}

TEST_CASE("a broken item of a message is named with its line, and the rest is read",
          "[article][exchange][hostile]") {
  const ReadResult read =
      read_text(Format::newsml,
                g2_message("<newsItem guid='1'><itemMeta></newsItem>\n" +
                           g2_item("2", "<headline>Two & a half</headline>", "") + "\n<newsItem guid='3'>"));
  CHECK(read.titles() == Names{"Two & a half"});
  CHECK(read.messages() == Messages{"file:4: the item is no XML: mismatched tag",
                                    "file:6:1: the <newsItem> has no closing tag"});
}

TEST_CASE("many messages on one line take no longer than on many", "[article][exchange][hostile]") {
  std::string wire;
  std::string items;
  for (int i = 0; i < 20000; ++i) {
    wire += "\x01mpa0123 3 pol 28\x02 text \x03 051430 GMT FEB 24 \x04";
    items += "<newsItem guid='" + std::to_string(i) +
             "'><contentMeta><headline>a <![CDATA[</newsItem>]]></headline>" +
             "</contentMeta><contentSet><inlineData>x</inlineData></contentSet></newsItem>";
  }
  CHECK(read_text(Format::automatic, wire).articles.size() == 20000);
  const ReadResult message = read_text(Format::automatic, "<newsMessage>" + items + "</newsMessage>");
  CHECK(message.articles.size() == 20000);
  CHECK(message.messages() == Messages{});
}
