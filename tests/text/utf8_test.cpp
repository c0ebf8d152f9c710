#include "text/utf8.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace dateline::text {
namespace {

using namespace std::string_literals;

TEST_CASE("bytes that are not UTF-8 become one U+FFFD per maximal subpart", "[text][utf8]") {
  const auto [bytes, repaired, replaced] = GENERATE(table<std::string, std::string, std::uint64_t>({
      {"", "", 0},
      {"plain", "plain", 0},
      {"Straße 中 😀", "Straße 中 😀", 0},
      {"\xA3"
       "5m",
       "\uFFFD"
       "5m",
       1},                              // Latin-1 pound sign
      {"\xC0\xAF", "\uFFFD\uFFFD", 2},  // an overlong slash: two subparts
      {"\xE0\x80\x80", "\uFFFD\uFFFD\uFFFD", 3},
      {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD", 3},  // a surrogate
      {"\xF0\x9F\x98", "\uFFFD", 1},              // cut short: one subpart
      {"\xF0\x9F\x98z", "\uFFFDz", 1},
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", 4},  // beyond U+10FFFF
      {"a\xF1\x80\x80\xE1\x80\xC2"
       "b\x80"
       "c\x80\xBF"
       "d",
       "a\uFFFD\uFFFD\uFFFD"
       "b\uFFFD"
       "c\uFFFD\uFFFD"
       "d",
       6},
      {"\x00z"s + "\xFF", "\x00z\uFFFD"s, 1},
  }));
  CAPTURE(bytes);
  const Repaired result = replace_invalid_utf8(bytes);
  CHECK(result.text == repaired);
  CHECK(result.replaced == replaced);
  CHECK(is_valid_utf8(bytes) == (replaced == 0));
}

TEST_CASE("repaired text is valid, and valid text is repaired to itself", "[text][utf8]") {
  const auto seed = GENERATE(take(200, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::string bytes;
  for (int i = 0; i < 200; ++i)
    bytes += static_cast<char>(random() % 3 == 0 ? random() % 128 : 128 + random() % 128);
  const Repaired once = replace_invalid_utf8(bytes);
  CHECK(is_valid_utf8(once.text));
  CHECK(replace_invalid_utf8(once.text).text == once.text);
}

TEST_CASE("code points are read and counted", "[text][utf8]") {
  const std::string text = "aé中😀";
  CHECK(count_code_points(text) == 4);
  CHECK(code_point_at(text, 0).value == U'a');
  CHECK(code_point_at(text, 1).value == U'é');
  CHECK(code_point_at(text, 3).value == U'中');
  CHECK(code_point_at(text, 6).value == U'😀');
  CHECK(code_point_at(text, 6).size == 4);
  CHECK(code_point_at("\x80", 0).value == 0xFFFD);
}

TEST_CASE("a cut never falls inside a character", "[text][utf8]") {
  const std::string text = "aé中😀";
  const auto [at, boundary] = GENERATE(table<std::size_t, std::size_t>(
      {{0, 0}, {1, 1}, {2, 1}, {3, 3}, {4, 3}, {5, 3}, {6, 6}, {9, 6}, {10, 10}, {99, 10}}));
  CAPTURE(at);
  CHECK(boundary_before(text, at) == boundary);
}

TEST_CASE("only ASCII letters are lowered by ascii_lower", "[text][utf8]") {
  CHECK(ascii_lower("en-US É[Z") == "en-us É[z");
}

TEST_CASE("ASCII is recognised at every length", "[text][utf8]") {
  for (std::size_t size = 0; size < 40; ++size) {
    CAPTURE(size);
    CHECK(is_ascii(std::string(size, 'x')));
    CHECK_FALSE(is_ascii(std::string(size, 'x') + "\xC3\xA9"));
  }
}

TEST_CASE("width on a terminal is counted in columns", "[text][utf8]") {
  const auto [text, columns] = GENERATE(table<std::string, std::size_t>({
      {"", 0},
      {"Moscow", 6},
      {"Straße", 6},
      {"中国", 4},
      {"ｱ", 1},   // half-width
      {"Ａ", 2},  // full-width
      {"한국", 4},
      {"e\u0301", 1},  // a combining accent
      {"a\u200Db\u00AD", 2},
      {"😀", 2},
      {"\x07\n", 0},
  }));
  CAPTURE(text);
  CHECK(terminal_width(text) == columns);
}

TEST_CASE("a prefix of some columns keeps grapheme clusters whole", "[text][utf8]") {
  const auto [text, columns, prefix] = GENERATE(table<std::string, std::size_t, std::string>({
      {"Moscow", 10, "Moscow"},
      {"Moscow", 6, "Moscow"},
      {"Moscow", 3, "Mos"},
      {"Moscow", 0, ""},
      {"中国人", 4, "中国"},
      {"中国人", 5, "中国"},
      {"cafe\u0301 noir", 4, "cafe\u0301"},
      {"cafe\u0301 noir", 3, "caf"},
      {"", 3, ""},
  }));
  CAPTURE(text, columns);
  CHECK(prefix_of_width(text, columns) == prefix);
}

}  // namespace
}  // namespace dateline::text
