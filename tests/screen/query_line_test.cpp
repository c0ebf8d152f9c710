// Typing and correcting a line.
#include "screen/query_line.h"

#include <catch2/catch.hpp>

namespace dateline::screen {
namespace {

QueryLine after(QueryLine line, KeyKind kind) { return edited(std::move(line), {kind, {}}); }

}  // namespace

TEST_CASE("characters go in at the cursor", "[screen]") {
  CHECK(edited({"oil", 3}, {KeyKind::character, "é"}) == QueryLine{"oilé", 5});
  CHECK(edited({"ol", 1}, {KeyKind::character, "i"}) == QueryLine{"oil", 2});
}

TEST_CASE("keys that move and erase", "[screen]") {
  CHECK(after({"oil", 2}, KeyKind::backspace) == QueryLine{"ol", 1});
  CHECK(after({"oil", 0}, KeyKind::backspace) == QueryLine{"oil", 0});
  CHECK(after({"oil", 1}, KeyKind::erase) == QueryLine{"ol", 1});
  CHECK(after({"oil", 3}, KeyKind::erase) == QueryLine{"oil", 3});
  CHECK(after({"oil", 3}, KeyKind::left) == QueryLine{"oil", 2});
  CHECK(after({"oil", 0}, KeyKind::left) == QueryLine{"oil", 0});
  CHECK(after({"oil", 3}, KeyKind::right) == QueryLine{"oil", 3});
  CHECK(after({"oil", 1}, KeyKind::home) == QueryLine{"oil", 0});
  CHECK(after({"oil", 1}, KeyKind::end) == QueryLine{"oil", 3});
  CHECK(after({"oil AND gas  ", 13}, KeyKind::erase_word) == QueryLine{"oil AND ", 8});
  CHECK(after({"oil AND gas", 7}, KeyKind::erase_line) == QueryLine{});
  CHECK(after({"oil", 1}, KeyKind::tab) == QueryLine{"oil", 1});
}

TEST_CASE("a character with its marks is one", "[screen]") {
  const std::string text = "ae\u0301東";
  CHECK(after({text, 4}, KeyKind::left).cursor == 1);
  CHECK(after({text, 1}, KeyKind::right).cursor == 4);
  CHECK(after({text, 4}, KeyKind::right).cursor == 7);
  CHECK(after({text, 4}, KeyKind::backspace) == QueryLine{"a東", 1});
  CHECK(after({text, 7}, KeyKind::backspace) == QueryLine{"ae\u0301", 4});
}

TEST_CASE("a line is as long as a query may be", "[screen]") {
  const QueryLine full{std::string(std::size_t{64} * 1024, 'x'), 0};
  CHECK(edited(full, {KeyKind::character, "y"}) == full);
}

}  // namespace dateline::screen
