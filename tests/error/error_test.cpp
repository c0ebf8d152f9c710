#include "error/error.h"

#include <catch2/catch.hpp>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

#include "error/result.h"

namespace dateline::error {
namespace {

using namespace std::string_literals;

TEST_CASE("an error says where, shows the line and helps", "[error]") {
  const Error unfinished{ErrorKind::bad_query, Place{"query", 1, 9}, "expected a term after AND", "ISIS AND",
                         "to search for the word itself, quote it: \"AND\""};
  CHECK(describe(unfinished) ==
        "query:1:9: expected a term after AND\n"
        "  ISIS AND\n"
        "          ^\n"
        "  hint: to search for the word itself, quote it: \"AND\"\n");
}

TEST_CASE("an error leaves out what is not known", "[error]") {
  CHECK(describe({ErrorKind::bad_article, Place{"reut2-003.sgm", 1841, 12}, "the date has no year", "",
                  ""}) == "reut2-003.sgm:1841:12: the date has no year\n");
  CHECK(describe({ErrorKind::bad_source, Place{"a.zip", 0, 0}, "expected an archive", "", ""}) ==
        "a.zip: expected an archive\n");
  CHECK(describe({ErrorKind::internal, {}, "out of numbers", "", ""}) == "out of numbers\n");
  std::ostringstream out;
  out << Error{ErrorKind::internal, {}, "out of numbers", "", ""};
  CHECK(out.str() == "out of numbers\n");
}

TEST_CASE("a place is written as far as it is known", "[error]") {
  const auto [place, written] = GENERATE(table<Place, std::string>({
      {Place{"file", 0, 0}, "file"},
      {Place{"file", 3, 0}, "file:3"},
      {Place{"file", 3, 7}, "file:3:7"},
      {Place{"file", 0, 7}, "file"},
      {Place{"", 0, 0}, ""},
      {Place{"bad\nname", 1, 0}, "bad\\x0aname:1"},
  }));
  CHECK(to_string(place) == written);
}

/// The two lines that describe() draws for a line and a column.
std::string drawn(const std::string& line, std::uint64_t column) {
  const std::string all = describe({ErrorKind::bad_query, Place{"q", 1, column}, "m", line, ""});
  return all.substr(all.find('\n') + 1);
}

TEST_CASE("the caret stands under the character that begins at its byte", "[error]") {
  const auto [line, column, lines] = GENERATE(table<std::string, std::uint64_t, std::string>({
      {"abc", 1, "  abc\n  ^\n"},
      {"abc", 3, "  abc\n    ^\n"},
      {"abc", 4, "  abc\n     ^\n"},
      {"abc", 99, "  abc\n     ^\n"},
      {"abc", 0, "  abc\n     ^\n"},         // column not known: at the end
      {"äöü", 3, "  äöü\n   ^\n"},           // the second character begins at byte 3
      {"a\tb", 3, "  a\\x09b\n       ^\n"},  // control characters are shown, and counted as shown
      {"\xFF"
       "b",
       2, "  \\xffb\n      ^\n"},
  }));
  CAPTURE(line, column);
  CHECK(drawn(line, column) == lines);
}

TEST_CASE("a long line is cut around the caret", "[error]") {
  const std::string line = std::string(500, 'a') + "X" + std::string(500, 'b');
  const std::string lines = drawn(line, 501);
  const std::string shown = lines.substr(0, lines.find('\n'));
  const std::string caret = lines.substr(lines.find('\n') + 1);
  CHECK(shown.size() < 260);
  CHECK(shown.starts_with("  ...a"));
  CHECK(shown.ends_with("b..."));
  REQUIRE(caret.find('^') < shown.size());
  CHECK(shown[caret.find('^')] == 'X');
}

TEST_CASE("a source cannot write to the terminal", "[error]") {
  const auto [text, shown] = GENERATE(table<std::string, std::string>({
      {"plain ä 中 😀", "plain ä 中 😀"},
      {"\x1B[31mred\x1B[0m", "\\x1b[31mred\\x1b[0m"},
      {"two\nlines\r\ttab", "two\\x0alines\\x0d\\x09tab"},
      {"nul\0l"s, "nul\\x00l"},
      {"\x7F", "\\x7f"},
      {"\xC2\x9B"
       "31m",
       "\\xc2\\x9b31m"},         // a C1 control character
      {"\xC2\xA0", "\xC2\xA0"},  // a no-break space is none
      {"\xA3"
       "5",
       "\\xa35"},  // not UTF-8
      {"\xC0\x80\xED\xA0\x80", "\\xc0\\x80\\xed\\xa0\\x80"},
      {"\xF4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},
      {"cut \xE4\xB8", "cut \\xe4\\xb8"},
      {"", ""},
  }));
  CAPTURE(text);
  CHECK(visible(text) == shown);
}

TEST_CASE("every kind of error has a name", "[error]") {
  CHECK(name_of(ErrorKind::usage) == "usage");
  CHECK(name_of(ErrorKind::bad_query) == "bad query");
  CHECK(name_of(ErrorKind::locked) == "locked");
  CHECK(name_of(ErrorKind::internal) == "internal");
}

Result<int> half_of(int number) {
  if (number % 2 != 0) return Error{ErrorKind::usage, {}, "expected an even number", "", ""};
  return number / 2;
}

TEST_CASE("a result holds a value or the error in its place", "[error][result]") {
  const Result<int> good = half_of(42);
  REQUIRE(good);
  CHECK(*good == 21);
  CHECK(good.value() == 21);
  const Result<int> bad = half_of(7);
  REQUIRE_FALSE(bad.has_value());
  CHECK(bad.error().message == "expected an even number");
}

TEST_CASE("a result hands its value on without a copy", "[error][result]") {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
  CHECK(*result->get() == 5);
  const std::unique_ptr<int> taken = std::move(result).value();
  CHECK(*taken == 5);
}

TEST_CASE("a status is success or an error", "[error][result]") {
  const Status fine;
  CHECK(fine);
  const Status broken = Error{ErrorKind::storage, {}, "the disk is full", "", ""};
  REQUIRE_FALSE(broken);
  CHECK(broken.error().kind == ErrorKind::storage);
}

TEST_CASE("marks that turn the direction of text are shown, not obeyed", "[error]") {
  CHECK(visible("a\u202Egpj.exe") == "a\\xe2\\x80\\xaegpj.exe");
  CHECK(visible("\u2066a\u2069\u2028") == "\\xe2\\x81\\xa6a\\xe2\\x81\\xa9\\xe2\\x80\\xa8");
  CHECK(visible("\u2013 \u2020 \u2070") == "\u2013 \u2020 \u2070");
}

}  // namespace
}  // namespace dateline::error
