// Separated values: quotes, line breaks, separators, headers, and rows that do not fit.
#include "article/csv_reader.h"

#include <catch2/catch.hpp>
#include <string>

#include "article/article_id.h"
#include "article/read_text.h"

using namespace dateline::article;
using Messages = std::vector<std::string>;
using Titles = std::vector<std::string>;

namespace {

ReadOptions with_map(const std::vector<std::pair<std::string, std::string>>& map) {
  ReadOptions options;
  for (const auto& [field, name] : map) options.map.emplace(field, name);
  return options;
}

}  // namespace

TEST_CASE("cells are read as RFC 4180 has them", "[article][csv]") {
  const auto [row, title, body] = GENERATE(table<std::string, std::string, std::string>({
      {"a,b", "a", "b"},
      {"\"a\",\"b\"", "a", "b"},
      {"\"a, b\",c", "a, b", "c"},
      {"\"say \"\"yes\"\"\",b", "say \"yes\"", "b"},
      {"a,\"one\ntwo\n\nthree\"", "a", "one\ntwo\n\nthree"},
      {"a,\"one\r\ntwo\"", "a", "one\ntwo"},
      {"a,\"x\"\"\ny\"", "a", "x\"\ny"},
      {" a , b ", "a", "b"},
      {"a,", "a", ""},
      {",b", "", "b"},
      {"it's 5\" long,b", "it's 5\" long", "b"},
      {"a,b\\c", "a", "b\\c"},
      {"a,b,", "a", "b"},
      {"a,b,,,", "a", "b"},
      {"日本,\"b\"", "日本", "b"},
  }));
  CAPTURE(row);
  for (const std::string end : {"\n", "\r\n", "\r", ""}) {
    if (end == "\r" && row.find('\n') != std::string::npos) continue;
    const std::string separator = end.empty() ? "\n" : end;
    const ReadResult read = read_text(Format::csv, "title,text" + separator + row + end);
    CHECK(read.messages() == Messages{});
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].title == title);
    CHECK(read.articles[0].body == body);
  }
}

TEST_CASE("the separator is found in the header", "[article][csv]") {
  const auto [header, row] = GENERATE(table<std::string, std::string>({
      {"title,text", "T,B"},
      {"title\ttext", "T\tB"},
      {"title;text", "T;B"},
      {"\"title\";\"text\"", "\"T\";\"B\""},
      {"my title;text,and more;text", "x;y;T"},
      {"\xEF\xBB\xBFtitle,text", "T,B"},
  }));
  CAPTURE(header);
  const ReadResult read = read_text(Format::csv, header + "\n" + row + "\n");
  CHECK(read.messages() == Messages{});
  CHECK(read.articles.size() == 1);
}

TEST_CASE("columns are known by the names that corpora use", "[article][csv]") {
  const ReadResult read =
      read_text(Format::csv,
                "Body ID,Headline,articleBody,label,pub_date,Author,Source,Link,Lang,Tags\n"
                "7,T,B,sport,2024-03-22,By Jane Doe; John Roe,BBC,https://a.example,en,a|b; c\n");
  REQUIRE(read.articles.size() == 1);
  Article expected;
  expected.id = "7";
  expected.title = "T";
  expected.body = "B";
  expected.section = "sport";
  expected.published = *dateline::schema::parse_iso("2024-03-22");
  expected.authors = {"Jane Doe", "John Roe"};
  expected.source = "BBC";
  expected.url = "https://a.example";
  expected.language = "en";
  expected.topics = {"a", "b", "c"};
  expected.place = {"file", 2, 0};
  CHECK((read.articles[0] == expected));
}

TEST_CASE("a description is the body only where there is no other", "[article][csv]") {
  const ReadResult read = read_text(Format::csv, "title,description,text\na,summary,body\nb,summary,\n");
  REQUIRE(read.articles.size() == 2);
  CHECK(read.articles[0].body == "body");
  CHECK(read.articles[1].body == "summary");
}

TEST_CASE("--map names columns, or numbers them where there is no header", "[article][csv]") {
  SECTION("by name") {
    const ReadResult read = read_text(Format::csv, "Schlagzeile,Inhalt\nT,B\n",
                                      with_map({{"title", "Schlagzeile"}, {"body", "Inhalt"}}));
    CHECK(read.titles() == Titles{"T"});
    CHECK(read.articles[0].body == "B");
  }
  SECTION("by number, and the first row is an article") {
    const ReadResult read =
        read_text(Format::csv, "x,T1,B1\ny,T2,B2\n", with_map({{"title", "2"}, {"body", "3"}}));
    CHECK(read.titles() == Titles{"T1", "T2"});
    CHECK(to_string(read.articles[0].place) == "file:1");
  }
  SECTION("by number beside a header") {
    const ReadResult read = read_text(Format::csv, "x,title,text\ny,T,B\n", with_map({{"section", "1"}}));
    CHECK(read.titles() == Titles{"T"});
    CHECK(read.articles[0].section == "y");
  }
  SECTION("a name that is not there is an error") {
    const ReadResult read = read_text(Format::csv, "title,text\nT,B\n", with_map({{"body", "Inhalt"}}));
    CHECK(read.messages() ==
          Messages{"file:1: expected a header with a column for the title or the text, found: title, text"});
  }
}

TEST_CASE("without a header that says what the columns are there is one error with a hint",
          "[article][csv]") {
  const ReadResult read = read_text(Format::csv, "1,First,Some words\n2,Second,More words\n");
  CHECK(
      read.messages() ==
      Messages{
          "file:1: expected a header with a column for the title or the text, found: 1, First, Some words"});
  CHECK(read.errors[0].hint == "name the columns, by name or by number: --map title=2 --map body=3");
}

TEST_CASE("line numbers are right behind cells of many lines", "[article][csv]") {
  const ReadResult read = read_text(Format::csv, "title,text\na,\"1\n2\n3\"\n\nb,x\nc,y,z,z\n\"d\n\",w\ne,v");
  std::vector<std::string> places;
  for (const Article& article : read.articles)
    places.push_back(article.title + " " + to_string(article.place));
  CHECK(places == std::vector<std::string>{"a file:2", "b file:6", "d file:8", "e file:10"});
  CHECK(read.messages() == Messages{"file:7: the row has 4 cells, the first one has 2"});
}

TEST_CASE("a quote that is never closed costs its row, and the rest is read", "[article][csv]") {
  const ReadResult read = read_text(Format::csv, "title,text\na,one\nb,\"two\nc,three\nd,four\n");
  CHECK(read.titles() == Titles{"a", "c", "d"});
  CHECK(read.messages() == Messages{"file:3: the row has a quote that is never closed"});
  CHECK(to_string(read.articles[1].place) == "file:4");
}

TEST_CASE("a quote that is never closed in the last row is told", "[article][csv]") {
  const ReadResult read = read_text(Format::csv, "title,text\na,one\nb,\"two");
  CHECK(read.titles() == Titles{"a"});
  CHECK(read.messages() == Messages{"file:3: the row has a quote that is never closed"});
}

TEST_CASE("many quotes that are never closed end in time", "[article][csv][long]") {
  std::string text = "title,text\n";
  for (int i = 0; i < 20000; ++i) text += "a,b \"c\n\"x,y" + std::string(3000, 'z') + "\n";
  const ReadResult read = read_text(Format::csv, text);
  CHECK(read.articles.size() + read.errors.size() > 0);
}

TEST_CASE("rows without title and text, and too short ones, are rejected by line", "[article][csv]") {
  const ReadResult read = read_text(Format::csv, "id,title,text\n1,,\n2\n3,T,B\n,,\n");
  CHECK(read.titles() == Titles{"T"});
  CHECK(read.messages() == Messages{"file:2: the article has neither title nor text",
                                    "file:3: the row has 1 cells, the first one has 3",
                                    "file:5: the article has neither title nor text"});
}

TEST_CASE("a header alone, or nothing, is no article", "[article][csv]") {
  const std::string text = GENERATE(as<std::string>{}, "", "\n\n", "title,text", "title,text\n");
  CHECK(read_text(Format::csv, text).messages() == Messages{"file: the file holds no article"});
}

TEST_CASE("a row without an id has one of its address or its text", "[article][csv]") {
  const ReadResult read = read_text(Format::csv, "title,text,url\na,b,u\nc,d,u\na,b,\na,x,\n");
  REQUIRE(read.articles.size() == 4);
  CHECK(read.articles[0].id == read.articles[1].id);
  CHECK(read.articles[2].id != read.articles[3].id);
}

TEST_CASE("a row beyond the longest record is rejected, the rest goes on", "[article][csv][long]") {
  const std::string text = "title,text\na,b\nc,\"" + std::string(40'000'000, 'x') + "\n" +
                           std::string(40'000'000, 'y') + "\n\"\nd,e\n";
  const ReadResult read = read_text(Format::csv, text);
  REQUIRE_FALSE(read.errors.empty());
  CHECK(to_string(read.errors[0].place) == "file:3");
  CHECK(read.titles().front() == "a");
}
