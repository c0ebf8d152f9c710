// One article a file: which line is its title, and where its id comes from.
#include "article/text_reader.h"

#include <catch2/catch.hpp>
#include <string>

#include "article/article_id.h"
#include "article/read_text.h"

using namespace dateline::article;
using Messages = std::vector<std::string>;

TEST_CASE("a first line that stands alone is the title, otherwise the first sentence is", "[article][text]") {
  const auto [text, title, body] = GENERATE(table<std::string, std::string, std::string>({
      {"Title\n\nFirst paragraph.\n\nSecond.", "Title", "First paragraph.\n\nSecond."},
      {"Title\r\n\r\nFirst paragraph.\r\nGoes on.\r\n", "Title", "First paragraph.\nGoes on."},
      {"Title\r\rBody of an old Macintosh.\rLine two.", "Title", "Body of an old Macintosh.\nLine two."},
      {"\n\n  Title  \n \t\nBody", "Title", "Body"},
      {"\xEF\xBB\xBFTitle\n\nBody", "Title", "Body"},
      {"Title\n\n\n\n   Indented body", "Title", "Indented body"},
      {"A sentence. Another one.", "A sentence.", "A sentence. Another one."},
      {"A sentence\nover lines. Another one.", "A sentence over lines.",
       "A sentence\nover lines. Another one."},
      {"First line\nSecond line\n\nThird line", "First line Second line",
       "First line\nSecond line\n\nThird line"},
      {"\"We won,\" he said. \"At last.\"", "\"We won,\" he said.", "\"We won,\" he said. \"At last.\""},
      {"U.S. Senators met Gen. Smith on Monday. They left.", "U.S. Senators met Gen. Smith on Monday.",
       "U.S. Senators met Gen. Smith on Monday. They left."},
      {"One line, no period", "One line, no period", "One line, no period"},
      {"One line\n\n", "One line", "One line"},
      {"Title\n\nTitle\n\nBody", "Title", "Title\n\nBody"},
      {"a\tb\x01"
       "c\n\nbody\x02with\x7F"
       "controls",
       "a b c", "body with controls"},
  }));
  CAPTURE(text);
  const ReadResult read = read_text(Format::text, text);
  CHECK(read.messages() == Messages{});
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == title);
  CHECK(read.articles[0].body == body);
}

TEST_CASE("a long first line is a paragraph, and a long sentence is cut at a word", "[article][text]") {
  const std::string line =
      "The incident, which resulted in forty fatalities and over one hundred injuries, underscores "
      "the enduring threat of terror and the need for vigilance everywhere.";
  REQUIRE(line.size() > kLongestTitleLine);
  const ReadResult read = read_text(Format::text, line + "\n\nSecond paragraph.");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title ==
        "The incident, which resulted in forty fatalities and over one hundred injuries, underscores the…");
  CHECK(read.articles[0].body == line + "\n\nSecond paragraph.");
}

TEST_CASE("a title is cut between characters where there are no blanks", "[article][text]") {
  std::string line;
  for (int i = 0; i < 200; ++i) line += "字";
  const ReadResult read = read_text(Format::text, line);
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title.size() == kLongestCutTitle * 3 + 3);
  CHECK(read.articles[0].title.ends_with("字…"));
  CHECK(read.articles[0].body == line);
}

TEST_CASE("a text has its id from its path, and nothing that it does not say", "[article][text]") {
  ReadOptions options;
  options.id_prefix = "bbc-";
  options.language = "en";
  const ReadResult read = read_text(Format::text, "Title\n\nBody", options, "news/001.txt");
  REQUIRE(read.articles.size() == 1);
  Article expected;
  expected.id = "bbc-" + id_from_path("news/001.txt");
  expected.title = "Title";
  expected.body = "Body";
  expected.language = "en";
  expected.place = {"news/001.txt", 1, 0};
  CHECK((read.articles[0] == expected));
}

TEST_CASE("a text without words is no article", "[article][text]") {
  const std::string text = GENERATE(as<std::string>{}, "", " \n\t\r\n ", "\xEF\xBB\xBF", "\u00A0\u2028");
  CHECK(read_text(Format::text, text).messages() == Messages{"file: the file holds no article"});
}

TEST_CASE("a binary file is no article, whether or not the format is said", "[article][text]") {
  const auto format = GENERATE(Format::automatic, Format::text);
  std::string jpeg = "\xFF\xD8\xFF\xE0";
  for (int i = 0; i < 2000; ++i) jpeg += static_cast<char>(i * 37 + i / 7);
  const std::string nul("words\0words", 11);
  for (const std::string& bytes : {jpeg, nul}) {
    CHECK(read_text(format, bytes).messages() == Messages{"file: looks like a binary file, expected text"});
  }
}

TEST_CASE("a text longer than the longest record is rejected", "[article][text][long]") {
  const std::string text(kLongestRecord + 10, 'a');
  const ReadResult read = read_text(Format::text, text);
  REQUIRE(read.messages() == Messages{"file:1: the article is longer than 64 MiB"});
  CHECK(read.errors[0].kind == dateline::error::ErrorKind::limit);
}
