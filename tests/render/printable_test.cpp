// What of an article may reach a terminal.
#include "render/printable.h"

#include <catch2/catch.hpp>

namespace dateline::render {

TEST_CASE("control characters never reach a terminal", "[render]") {
  const auto [text, shown] = GENERATE(table<std::string, std::string>({
      {"plain", "plain"},
      {"Zürich 東京", "Zürich 東京"},
      {"a\nb\tc\rd", "a b c d"},
      {"\x1b[31mred\x1b[0m", "�[31mred�[0m"},
      {"bell\x07", "bell�"},
      {"\x7f", "�"},
      {"C1: \xc2\x9b"
       "31m",
       "C1: �31m"},
      {"next\xc2\x85line", "next line"},
      {"para\u2029graph", "para graph"},
      {"evil\u202egnp.exe", "evilgnp.exe"},
      {"\u2066isolated\u2069", "isolated"},
      {"broken \xff UTF-8", "broken � UTF-8"},
      {std::string("zero\0byte", 9), "zero�byte"},
  }));
  CAPTURE(text);
  CHECK(printable(text) == shown);
}

TEST_CASE("ids stay one word of one line", "[render]") {
  CHECK(percent_encoded("a b\tc\n\x1b\u00a0\u3000z", true) == "a%20b%09c%0A%1B%C2%A0%E3%80%80z");
  CHECK(percent_encoded("a b\tc\u202e", false) == "a b%09c%E2%80%AE");
  CHECK(percent_encoded("https://x.example/a%20b?c=ü", true) == "https://x.example/a%20b?c=ü");
}

}  // namespace dateline::render
