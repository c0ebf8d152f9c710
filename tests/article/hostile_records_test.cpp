// Records that are made to hurt: what each costs is bounded, and what stands behind it is read.
#include <catch2/catch.hpp>

#include "article/json_record.h"
#include "article/read_text.h"

namespace dateline::article {
namespace {

using Messages = std::vector<std::string>;
using Titles = std::vector<std::string>;

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  out.reserve(text.size() * count);
  for (; count > 0; --count) out += text;
  return out;
}

TEST_CASE("JSON nested a million deep is rejected or passed over", "[article][hostile]") {
  const std::string open = repeated("[", 1'000'000);
  const std::string close = repeated("]", 1'000'000);
  const ReadResult read =
      read_text(Format::jsonl, "{\"title\":\"a\"}\n{\"title\":" + open + "}\n{\"x\":" + open + close +
                                   ",\"title\":\"b\"}\n{\"title\":\"c\",\"body\":" + open + close + "}\n");
  CHECK(read.titles() == Titles{"a", "b", "c"});
  CHECK(read.errors.size() == 1);
}

TEST_CASE("an object with a million keys is one article", "[article][hostile]") {
  const ReadResult read =
      read_text(Format::jsonl, "{" + repeated("\"k\":1,", 1'000'000) + "\"title\":\"a\"}\n");
  CHECK(read.titles() == Titles{"a"});
  CHECK(read.messages() == Messages{});
}

TEST_CASE("one JSON text may hold half a million articles, and no more", "[article][hostile]") {
  const std::string objects = repeated("{},", kMostArticlesInOneText);
  const std::string_view most = std::string_view(objects).substr(0, objects.size() - 1);
  const ReadResult full = read_text(Format::jsonl, "{\"articles\":[" + std::string(most) + "]}\n");
  CHECK(full.errors.size() == kMostArticlesInOneText);  // each of them for itself: it holds nothing
  const std::string text =
      GENERATE_COPY(as<std::string>{}, "[" + objects + "{}]\n", "{\"posts\":[" + objects + "{}]}\n");
  const ReadResult read = read_text(Format::jsonl, text);
  REQUIRE(read.errors.size() == 1);
  CHECK(read.errors[0].message ==
        "one JSON text holds more than 500000 articles: write each on a line of its own");
}

TEST_CASE("an article may have any number of names, each is kept once", "[article][hostile]") {
  std::string topics;
  for (int i = 0; i < 200'000; ++i) topics += "\"" + std::to_string(i % 100'000) + "\",";
  const ReadResult read = read_text(Format::jsonl, R"({"title":"a","topics":[)" + topics + "0]}\n");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].topics.size() == 100'000);
  CHECK(read.articles[0].topics.back() == "99999");
}

TEST_CASE("a CSV row has at most ten thousand cells", "[article][hostile]") {
  const std::string commas(9'999, ',');
  const ReadResult read =
      read_text(Format::csv, "title" + commas + "\na" + commas + "\nb" + commas + ",\nc" + commas + "\n");
  CHECK(read.titles() == Titles{"a", "c"});
  CHECK(read.messages() == Messages{"file:3: the row has more than 10000 cells"});
  const ReadResult none = read_text(Format::csv, "title" + commas + ",\na\n");
  CHECK(none.messages() == Messages{"file:1: the row has more than 10000 cells"});
}

TEST_CASE("a CSV file of one line may hold any number of rows", "[article][hostile]") {
  const ReadResult read = read_text(Format::csv, "title\r" + repeated("a\r", 200'000) + "\"b\rb\"\r");
  CHECK(read.titles().size() == 200'001);
  CHECK(read.titles().back() == "b b");
  CHECK(read.messages() == Messages{});
}

TEST_CASE("a message shows the first names of a header only", "[article][hostile]") {
  const ReadResult read = read_text(Format::csv, repeated(repeated("\u00FC", 100) + ",", 5000) + "\nx\n");
  REQUIRE(read.errors.size() == 1);
  CHECK(read.errors[0].message.size() < 2000);
  CHECK(read.errors[0].message.ends_with(", ..."));
}

// Looking through the rest of the line for each of them took hours.
TEST_CASE("a line may hold any number of Reuters records", "[article][hostile]") {
  const std::size_t count = 300'000;
  const ReadResult unclosed = read_text(Format::reuters_sgml, repeated("<REUTERS>", count));
  CHECK(unclosed.errors.size() == count);
  const ReadResult empty = read_text(Format::reuters_sgml, repeated("<REUTERS></REUTERS>", count));
  CHECK(empty.errors.size() == count);
  const ReadResult closed = read_text(Format::reuters_sgml, "<REUTERS>" + repeated("</REUTERS>", count));
  CHECK(closed.messages() ==
        Messages{"file:1: the article has neither title nor text", "file:1:1: expected a <REUTERS> record"});
}

TEST_CASE("a word of a megabyte and accents without end are texts as any other", "[article][hostile]") {
  const std::string text = GENERATE(repeated("x", 1'000'000), "a" + repeated("\u0301\u0316", 500'000),
                                    repeated("\uFDFA", 1'000'000));
  const ReadResult read = read_text(Format::text, text);
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].body == text);
  CHECK(read.articles[0].title.size() <= 1024);
}

TEST_CASE("an id may be of any length, and is one line", "[article][hostile]") {
  const std::string longest(1'000'000, 'i');
  const ReadResult read = read_text(Format::jsonl, R"({"id":")" + longest +
                                                       R"(","title":"a"})"
                                                       "\n"
                                                       R"({"id":"","title":"b"})"
                                                       "\n"
                                                       R"({"id":"\u0000\u001b[31m\n","title":"c"})"
                                                       "\n");
  REQUIRE(read.articles.size() == 3);
  CHECK(read.articles[0].id == longest);
  CHECK(read.articles[1].id.size() == 16);
  CHECK(read.articles[2].id == "[31m");
}

TEST_CASE("years that no newspaper was printed in", "[article][hostile]") {
  const std::string date =
      GENERATE(as<std::string>{}, "0000-01-01", "99999-01-01", "-5000", "1e999", "18446744073709551616");
  const ReadResult read = read_text(Format::jsonl, R"({"title":"a","date":")" + date + "\"}\n");
  CAPTURE(date);
  REQUIRE(read.articles.size() == 1);
  CHECK_FALSE(read.articles[0].published.known());
  CHECK(read.notes.bad_dates == 1);
}

}  // namespace
}  // namespace dateline::article
