// TREC collections: the fields of the usual ones, in samples written after their published descriptions, and
// damage.
#include "article/trec_reader.h"

#include <catch2/catch.hpp>

#include "article/publication_date.h"
#include "article/read_text.h"

using namespace dateline::article;
using Messages = std::vector<std::string>;
using Names = std::vector<std::string>;

namespace {

ReadResult read(const std::string& text) { return read_text(Format::automatic, text); }
Article read_one(const std::string& text) {
  const ReadResult found = read(text);
  CHECK(found.messages() == Messages{});
  CHECK(found.notes.format == Format::trec);
  REQUIRE(found.articles.size() == 1);
  return found.articles[0];
}

}  // namespace

TEST_CASE("Associated Press: several HEADs and TEXTs, the day in the DOCNO", "[article][trec]") {
  const Article article = read_one(
      "<DOC>\n<DOCNO> AP880212-0001 </DOCNO>\n<FILEID>AP-NR-02-12-88 2344EST</FILEID>\n"
      "<FIRST>u i AM-Mill     02-12 0120</FIRST>\n<HEAD>Four Rescued From Mill Roof</HEAD>\n<HEAD>With "
      "Photo</HEAD>\n"
      "<BYLINE>By ANN ROOK</BYLINE>\n<DATELINE>ARDWICK, England (AP) </DATELINE>\n"
      "<TEXT>\n   Four people were rescued Monday.\n   The river rose.\n</TEXT>\n<TEXT>\nMore rain is "
      "due.\n</TEXT>\n</DOC>\n");
  CHECK(article.id == "AP880212-0001");
  CHECK(article.title == "Four Rescued From Mill Roof");
  CHECK(article.body == "Four people were rescued Monday.\n   The river rose.\n\nMore rain is due.");
  CHECK(article.authors == Names{"ANN ROOK"});
  CHECK(article.dateline == "ARDWICK, England (AP)");
  CHECK(article.published == *parse_publication_date("1988-02-12"));
}

TEST_CASE("Financial Times: six digits of a date", "[article][trec]") {
  const Article article = read_one(
      "<DOC>\n<DOCNO>FT911-3</DOCNO>\n<PROFILE>_AN-BEOA7AAIFT</PROFILE>\n<DATE>910514\n</DATE>\n"
      "<HEADLINE>\nFT  14 MAY 91 / Mill &amp; river\n</HEADLINE>\n<TEXT>\nFour people were "
      "rescued.\n</TEXT>\n"
      "<PUB>The Financial Times\n</PUB>\n<PAGE>\nLondon Page 16\n</PAGE>\n</DOC>");
  CHECK(article.title == "FT 14 MAY 91 / Mill & river");
  CHECK(article.published == *parse_publication_date("1991-05-14"));
  CHECK(article.source == "The Financial Times");
  CHECK(article.section == "London Page 16");
}

TEST_CASE("Los Angeles Times: paragraphs in all fields, a date with its edition", "[article][trec]") {
  const Article article = read_one(
      "<DOC>\n<DOCNO> LA010189-0001 </DOCNO>\n<DOCID> 1 </DOCID>\n<DATE>\n<P>\nJanuary 1, 1989, Sunday, Home "
      "Edition \n</P>\n</DATE>\n<SECTION>\n<P>\nBook Review; Page 1 \n</P>\n</SECTION>\n<HEADLINE>\n<P>\nNEW "
      "MILL; \n</P>\n<P>\nOLD RIVER \n</P>\n</HEADLINE>\n<BYLINE>\n<P>\nBy ANN ROOK "
      "\n</P>\n</BYLINE>\n<TEXT>\n<P>\n"
      "Four people were rescued.\n</P>\n<P>\nThe river rose.\n</P>\n</TEXT>\n</DOC>");
  CHECK(article.id == "LA010189-0001");
  CHECK(article.title == "NEW MILL; OLD RIVER");
  CHECK(article.published == *parse_publication_date("1989-01-01"));
  CHECK(article.section == "Book Review; Page 1");
  CHECK(article.body.find("Four people were rescued.\n\n") == 0);
  CHECK(article.body.find("<") == std::string::npos);
}

TEST_CASE("Wall Street Journal: short names, tickers as companies", "[article][trec]") {
  const Article article = read_one(
      "<DOC>\n<DOCNO> WSJ870324-0001 </DOCNO>\n<HL> Mill Inc. Says\nIt Will Rebuild </HL>\n<DD> "
      "03/24/87</DD>\n"
      "<SO> WALL STREET JOURNAL (J)</SO>\n<CO>    MILL</CO>\n<IN> TENDER OFFERS (TNM)\n</IN>\n<DATELINE> "
      "ARDWICK "
      "</DATELINE>\n<TEXT>\n   Mill Inc. said so.\n</TEXT>\n</DOC>");
  CHECK(article.title == "Mill Inc. Says It Will Rebuild");
  CHECK(article.source == "WALL STREET JOURNAL (J)");
  CHECK(article.organisations == Names{"MILL"});
  CHECK(article.topics == Names{"TENDER OFFERS (TNM)"});
  CHECK(article.published == *parse_publication_date("1987-03-24"));
}

TEST_CASE("FBIS: a headline of third rank, tagged fields in the text", "[article][trec]") {
  const Article article = read_one(
      "<DOC>\n<DOCNO> FBIS3-1 </DOCNO>\n<HT>  \"cr00000011094001\" </HT>\n<HEADER>\n<AU>   FBIS-WEU-94-001 "
      "</AU>\n"
      "<DATE1>   1 March 1994 </DATE1>\n<H3> <TI>   Mill Rebuilt </TI></H3>\n</HEADER>\n<TEXT>\nLanguage: <F "
      "P=105> "
      "English </F>\nArticle Type: BFN \n<F P=106> [Text] </F> Four people &lt;all well&gt; were "
      "rescued.\n</TEXT>\n</DOC>");
  CHECK(article.title == "Mill Rebuilt");
  CHECK(article.published == *parse_publication_date("1994-03-01"));
  CHECK(article.body.find("Four people <all well> were rescued.") != std::string::npos);
  CHECK(article.body.find("P=105") == std::string::npos);
}

TEST_CASE("AQUAINT: a date with its time", "[article][trec]") {
  const Article article = read_one(
      "<DOC>\n<DOCNO> NYT19980601.0001 </DOCNO>\n<DOCTYPE> NEWS STORY </DOCTYPE>\n<DATE_TIME> 06/01/1998 "
      "00:04:00 "
      "</DATE_TIME>\n<BODY>\n<HEADLINE> MILL </HEADLINE>\n<TEXT>\n<P>\n   Four "
      "people.\n</P>\n</TEXT>\n</BODY>\n</DOC>");
  CHECK(article.published == *parse_publication_date("1998-06-01T00:04:00"));
  CHECK(article.body == "Four people.");
}

TEST_CASE("a record that is not closed, and text between records, are named; the rest is read",
          "[article][trec]") {
  const std::string good =
      "<DOC>\n<DOCNO>X-1</DOCNO>\n<TITLE>Mill</TITLE>\n<TEXT>\na < b & c\n</TEXT>\n</DOC>\n";
  const ReadResult found =
      read(good + "stray\nmore\n" + "<DOC>\n<DOCNO>X-2</DOCNO>\n" + good + "<DOC>\n<TEXT>\n");
  CHECK(found.titles() == Names{"Mill", "Mill"});
  CHECK(found.articles[0].body == "a < b & c");
  CHECK(found.messages() == Messages{"file:8:1: expected a <DOC> record",
                                     "file:10:1: the <DOC> record has no closing tag </DOC>",
                                     "file:19:1: the <DOC> record has no closing tag </DOC>"});
}
