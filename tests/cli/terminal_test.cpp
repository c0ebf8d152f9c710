// Colours and widths: the decisions.
#include "cli/terminal.h"

#include <catch2/catch.hpp>
#include <string>

namespace dateline::cli {

TEST_CASE("colours are for terminals that can show them, unless told otherwise", "[cli]") {
  struct Row {
    std::string choice;
    bool terminal;
    const char* no_color;
    const char* term;
    bool color;
  };
  const auto row = GENERATE(values<Row>({
      {"auto", true, nullptr, "xterm", true},
      {"auto", false, nullptr, "xterm", false},
      {"auto", true, "1", "xterm", false},
      {"auto", true, "", "xterm", true},
      {"auto", true, nullptr, "dumb", false},
      {"auto", true, nullptr, nullptr, false},
      {"always", false, "1", "dumb", true},
      {"never", true, nullptr, "xterm", false},
  }));
  CAPTURE(row.choice, row.terminal, row.color);
  CHECK(use_color(row.choice, row.terminal, row.no_color, row.term) == row.color);
}

TEST_CASE("hyperlinks are for terminals, unless told otherwise", "[cli]") {
  CHECK(use_hyperlinks("auto", true, "xterm"));
  CHECK_FALSE(use_hyperlinks("auto", false, "xterm"));
  CHECK_FALSE(use_hyperlinks("auto", true, "dumb"));
  CHECK_FALSE(use_hyperlinks("auto", true, nullptr));
  CHECK(use_hyperlinks("always", false, nullptr));
  CHECK_FALSE(use_hyperlinks("never", true, "xterm"));
}

TEST_CASE("text is as wide as COLUMNS, the terminal, or 80 columns", "[cli]") {
  CHECK(text_width(nullptr, 0) == 80);
  CHECK(text_width(nullptr, 100) == 100);
  CHECK(text_width(nullptr, 300) == 120);
  CHECK(text_width("200", 100) == 200);
  CHECK(text_width("40", 0) == 40);
  for (const char* wrong : {"", "0", "-1", "wide", "80x"}) CHECK(text_width(wrong, 0) == 80);
}

}  // namespace dateline::cli
