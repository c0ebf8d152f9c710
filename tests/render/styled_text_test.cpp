// Wrapping, fitting and marking.
#include "render/styled_text.h"

#include <catch2/catch.hpp>

namespace dateline::render {

using Lines = std::vector<std::string>;

TEST_CASE("text is wrapped between words", "[render]") {
  const auto [text, columns, lines] = GENERATE(table<std::string, std::size_t, Lines>({
      {"", 10, {""}},
      {"   ", 10, {""}},
      {"one two three", 13, {"one two three"}},
      {"one two three", 12, {"one two", "three"}},
      {"one two three", 7, {"one two", "three"}},
      {"one  two   three", 8, {"one  two", "three"}},
      {"  one two ", 80, {"one two"}},
      {"incomprehensible words", 8, {"incompre", "hensible", "words"}},
      {"an incomprehensible word", 8, {"an", "incompre", "hensible", "word"}},
      {"今天的会谈没有结果", 8, {"今天的会", "谈没有结", "果"}},
      {"e\u0301te\u0301 e\u0301te\u0301", 3, {"e\u0301te\u0301", "e\u0301te\u0301"}},
      {"東京", 1, {"東", "京"}},
  }));
  CAPTURE(text, columns);
  CHECK(wrapped(text, columns) == lines);
}

TEST_CASE("text is fitted into a column", "[render]") {
  CHECK(fitted("abc", 5) == "abc  ");
  CHECK(fitted("abcdef", 5) == "abcd…");
  CHECK(fitted("東京都", 5) == "東京…");
  CHECK(fitted("東京都", 4) == "東… ");
  CHECK(fitted("abc", 0).empty());
}

TEST_CASE("a mark ends with the line and goes on with the next", "[render]") {
  const Stylist stylist(20, true);
  std::string out;
  stylist.paragraph(out, "- ",
                    stylist.marked("On Red Square in the town", std::vector<text::ByteRange>{{3, 20}}),
                    Style::plain);
  CHECK(out == "- On \x1b[1;31mRed Square in\x1b[0m\n  \x1b[1;31mthe\x1b[0m town\n");
}

TEST_CASE("lines of marked text come in runs", "[render]") {
  const std::vector<text::ByteRange> highlights{{3, 20}};
  CHECK(marked_lines("On Red Square in the town", highlights, 18) ==
        std::vector<std::vector<Run>>{{{"On ", false}, {"Red Square in", true}},
                                      {{"the", true}, {" town", false}}});
  CHECK(marked_lines("", {}, 10) == std::vector<std::vector<Run>>{{}});
}

}  // namespace dateline::render
