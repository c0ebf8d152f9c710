// Records of the Reuters collection: every type, references to control characters, and damage.
#include "article/reuters_sgml_reader.h"

#include <catch2/catch.hpp>
#include <string>

#include "article/read_text.h"
#include "article/reuters_record.h"

using namespace dateline::article;
using Messages = std::vector<std::string>;
using Titles = std::vector<std::string>;

namespace {

std::string record(const std::string& id, const std::string& inside) {
  return "<REUTERS TOPICS=\"YES\" OLDID=\"5544\" NEWID=\"" + id + "\">\n" + inside + "\n</REUTERS>\n";
}
std::string short_record(const std::string& id) {
  return record(id, "<TEXT>&#2;\n<TITLE>T" + id + "</TITLE><BODY>B\n&#3;</BODY></TEXT>");
}
constexpr const char* kDoctype = "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n";

}  // namespace

TEST_CASE("a whole record fills every field", "[article][reuters]") {
  const std::string text =
      std::string(kDoctype) +
      record(
          "17",
          "<DATE> 2-MAR-1987 06:41:42.20&#9;&#9;&#9;C T</DATE>\n"
          "<MKNOTE>a note of the editors</MKNOTE>\n"
          "<TOPICS><D>cocoa</D><D>veg-oil</D></TOPICS>\n<PLACES><D>el-salvador</D><D>usa</D></PLACES>\n"
          "<PEOPLE><D>volcker</D></PEOPLE>\n<ORGS><D>opec</D></ORGS>\n<EXCHANGES><D>nyse</D></EXCHANGES>\n"
          "<COMPANIES></COMPANIES>\n<UNKNOWN> \n&#5;&#5;&#5;C T\n&#22;&#22;&#1;f0704&#31;reute\n</UNKNOWN>\n"
          "<TEXT>&#2;\n<TITLE>STANDARD OIL &lt;SRD> AT&amp;T\nUNIT</TITLE>\n"
          "<AUTHOR>    By Cal Mankowski, Reuters</AUTHOR>\n"
          "<DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>Showers &lt;continued&gt;\n"
          "in the dlr&#127;zone.\n    The dry period.\n Reuter\n&#3;</BODY></TEXT>");
  const ReadResult read = read_text(Format::automatic, text);
  CHECK(read.messages() == Messages{});
  REQUIRE(read.articles.size() == 1);
  Article expected;
  expected.id = "17";
  expected.title = "STANDARD OIL <SRD> AT&T UNIT";
  expected.body = "Showers <continued>\nin the dlr zone.\n    The dry period.\n Reuter";
  expected.published = *dateline::schema::parse_iso("1987-03-02T06:41:42Z");
  expected.authors = {"Cal Mankowski"};
  expected.topics = {"cocoa", "veg-oil"};
  expected.places = {"el-salvador", "usa"};
  expected.people = {"volcker"};
  expected.organisations = {"opec"};
  expected.dateline = "SALVADOR, Feb 26 -";
  expected.place = {"file", 2, 0};
  CHECK((read.articles[0] == expected));
}

TEST_CASE("a brief has only a title, an unprocessed record only text", "[article][reuters]") {
  const ReadResult read = read_text(
      Format::reuters_sgml,
      record("1",
             "<TEXT TYPE=\"BRIEF\">&#2;\n******<TITLE>ASSETS OF MONEY FUNDS ROSE\n</TITLE>Blah blah "
             "blah.\n&#3;\n\n</TEXT>") +
          record("2",
                 "<TEXT TYPE=\"UNPROC\">&#2;\nFEDERAL RESERVE REPORT 1 - FEB 26\n    Two weeks ended Feb 25\n"
                 " Net free reserves...644\n&#3;</TEXT>") +
          record("3", "<TEXT>raw text without any element</TEXT>"));
  CHECK(read.messages() == Messages{});
  REQUIRE(read.articles.size() == 3);
  CHECK(read.articles[0].title == "ASSETS OF MONEY FUNDS ROSE");
  CHECK(read.articles[0].body.empty());
  CHECK(read.articles[1].title == "FEDERAL RESERVE REPORT 1 - FEB 26");
  CHECK(read.articles[1].body ==
        "FEDERAL RESERVE REPORT 1 - FEB 26\n    Two weeks ended Feb 25\n Net free reserves...644");
  CHECK(read.articles[2].body == "raw text without any element");
}

TEST_CASE("references are decoded, those to control characters become blanks", "[article][reuters]") {
  const auto [text, decoded] = GENERATE(table<std::string, std::string>({
      {"&lt;&gt;&amp;&quot;&apos;", "<>&\"'"},
      {"&amp;lt;", "&lt;"},
      {"a&#3;b&#31;c&#127;d&#9;e", "a b c d e"},
      {"&#65;&#252;&#8364;&#128512;", "Aü€😀"},
      {"AT&T & &unknown; &#; &#x41; &#xZZ; &", "AT&T & &unknown; &#; &#x41; &#xZZ; &"},
      {"&#55296; &#1114112; &#99999999999;", "&#55296; &#1114112; &#99999999999;"},
      {"&#160;&#0;", "\u00A0 "},
  }));
  CHECK(decode_references(text) == decoded);
}

TEST_CASE("a record without its closing tag is named, and the next one is read", "[article][reuters]") {
  const std::string open = "<REUTERS NEWID=\"2\">\n<TEXT><TITLE>lost</TITLE></TEXT>\n";
  SECTION("before another record") {
    const ReadResult read = read_text(Format::reuters_sgml, short_record("1") + open + short_record("3"));
    CHECK(read.titles() == Titles{"T1", "T3"});
    CHECK(read.messages() == Messages{"file:6:1: the <REUTERS> record has no closing tag </REUTERS>"});
    CHECK(read.errors[0].line_text == "<REUTERS NEWID=\"2\">");
  }
  SECTION("at the end") {
    const ReadResult read = read_text(Format::reuters_sgml, short_record("1") + open);
    CHECK(read.titles() == Titles{"T1"});
    CHECK(read.messages() == Messages{"file:6:1: the <REUTERS> record has no closing tag </REUTERS>"});
  }
}

TEST_CASE("records may share lines, and be written in lower case", "[article][reuters]") {
  const std::string line =
      "<reuters newid=\"1\"><text><title>a</title></text></reuters><REUTERS NEWID=\"2\"><TEXT><TITLE>b"
      "</TITLE></TEXT></REUTERS >";
  const ReadResult read = read_text(Format::automatic, line);
  CHECK(read.messages() == Messages{});
  CHECK(read.titles() == Titles{"a", "b"});
}

TEST_CASE("text between records is told once", "[article][reuters]") {
  const ReadResult read =
      read_text(Format::reuters_sgml, std::string(kDoctype) + short_record("1") +
                                          "stray words\nmore of them\n<!-- a comment -->\n" +
                                          short_record("2") + "stray\n");
  CHECK(read.titles() == Titles{"T1", "T2"});
  CHECK(read.messages() ==
        Messages{"file:7:1: expected a <REUTERS> record", "file:15:1: expected a <REUTERS> record"});
}

TEST_CASE("what is no file of the collection is one error", "[article][reuters]") {
  CHECK(read_text(Format::reuters_sgml, "some words\n\nand more\n").messages() ==
        Messages{"file:1:1: expected a <REUTERS> record"});
  CHECK(read_text(Format::reuters_sgml, "").messages() == Messages{"file: the file holds no article"});
}

TEST_CASE("a record with neither title nor text is rejected", "[article][reuters]") {
  const ReadResult read =
      read_text(Format::reuters_sgml, record("1", "<DATE>26-FEB-1987</DATE>") + short_record("2"));
  CHECK(read.messages() == Messages{"file:1: the article has neither title nor text"});
  CHECK(read.titles() == Titles{"T2"});
}

TEST_CASE("an unreadable date leaves the article undated", "[article][reuters]") {
  const ReadResult read =
      read_text(Format::reuters_sgml,
                record("1", "<DATE>31-MAR-1987 605:12:19.12</DATE>\n<TEXT><TITLE>T</TITLE></TEXT>"));
  REQUIRE(read.articles.size() == 1);
  CHECK_FALSE(read.articles[0].published.known());
  CHECK(read.notes.bad_dates == 1);
}

TEST_CASE("a record without NEWID has an id of its text", "[article][reuters]") {
  const ReadResult read =
      read_text(Format::reuters_sgml, "<REUTERS>\n<TEXT><TITLE>T</TITLE></TEXT></REUTERS>");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].id.size() == 16);
}

TEST_CASE("a record beyond the longest is skipped up to its end", "[article][reuters][long]") {
  std::string body;
  while (body.size() < kLongestRecord + 1000) body += "some words of a line\n";
  const ReadResult read = read_text(
      Format::reuters_sgml,
      short_record("1") + record("2", "<TEXT><BODY>" + body + "</BODY></TEXT>") + short_record("3"));
  CHECK(read.titles() == Titles{"T1", "T3"});
  CHECK(read.messages() == Messages{"file:6: the record is longer than 64 MiB"});
}
