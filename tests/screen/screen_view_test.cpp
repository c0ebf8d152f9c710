// What the screen looks like. The pictures are what a terminal shows, without colours.
#include "screen/screen_view.h"

#include <catch2/catch.hpp>
#include <random>

#include "screen/sample_screen.h"
#include "text/utf8.h"

namespace dateline::screen {
namespace {

using Strings = std::vector<std::string>;

/// The query and what is said of it.
std::string first_rows(const Person& person) {
  const std::string screen = person.screen();
  return screen.substr(0, screen.find('\n', screen.find('\n') + 1));
}

/// Exactly the rows of the screen, none of them too wide.
void check_fit(const State& state) {
  const Picture picture = picture_of(state);
  CHECK(picture.lines.size() == state.size.rows);
  for (const Line& line : picture.lines) CHECK(width_of(line) <= state.size.columns);
  if (picture.cursor_shown) CHECK(picture.cursor_column < state.size.columns);
}

}  // namespace

TEST_CASE("hits, facets and timeline", "[screen]") {
  Person person("oil");
  person.answer(made_up_answer(57, 3)).press(KeyKind::down);
  check_fit(person.state());
  CHECK(person.screen() == R"(› oil                                                57 articles  1.5 ms

  1. Oil talks, round 1                          │org, 12 values
     2024-03-22 · Example Wire · id wire-1       │  Kremlin           40
     Ministers who talked of oil in Vienna did   │  FSB                4
     not agree on anything on Friday, and will … │place, 1 value
▌ 2. Oil talks, round 2                          │  Moscow             9
     2024-03-22 · Example Wire · id wire-2       │
     Ministers who talked of oil in Vienna did   │
     not agree on anything on Friday, and will … │
  3. Oil talks, round 3                          │
     2024-03-22 · Example Wire · id wire-3       │
     Ministers who talked of oil in Vienna did   │
     not agree on anything on Friday, and will … │
2024-03-01 ▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▂▂▂          ██████████ 2024-03-04, undated 5
Up Down move  Enter open  Tab facets  Esc list  F1 help  Ctrl-C leave
)");
  CHECK(person.with_look(Look::match) == Strings{"Oil", "oil", "oil", "Oil", "oil"});
  CHECK(person.with_look(Look::selected_match) == Strings{"Oil"});
}

TEST_CASE("facets, with what is chosen", "[screen]") {
  Person person("oil");
  person.answer(made_up_answer(57, 1)).press(KeyKind::tab).type(" ");
  person.answer(made_up_answer(9, 1)).press(KeyKind::down);
  check_fit(person.state());
  CHECK(person.screen() == R"(› oil                                                 9 articles  1.5 ms
  only org=Kremlin
▌ 1. Oil talks, round 1                          │org, 12 values
     2024-03-22 · Example Wire · id wire-1       │✓ Kremlin           40
     Ministers who talked of oil in Vienna did   │▌ FSB                4
     not agree on anything on Friday, and will … │place, 1 value
                                                 │  Moscow             9
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
                                                 │
2024-03-01 ▁▁▁▁▁▁▁▁▁▂▂▂▂▂▂▂▂▂▂          ██████████ 2024-03-04, undated 5
Up Down move  Space choose  c clear  Tab list  Esc query  ? help  q lea…
)");
}

TEST_CASE("an incomplete query", "[screen]") {
  Person person("oil");
  person.answer(made_up_answer(57, 1)).type(" AND");
  CHECK(first_rows(person) == R"(› oil AND                                            57 articles  1.5 ms
         ^ expected a term after AND)");
}

TEST_CASE("the message stands behind the caret, or before it where there is more room", "[screen]") {
  CHECK(first_rows(Person("oil OR gas OR coal OR wind OR sun OR (water AND uranium OR tides")) ==
        R"(› oil OR gas OR coal OR wind OR sun OR (water AND uranium OR tides
                                       ^ this parenthesis is not closed)");
  CHECK(first_rows(Person("oil OR gas OR coal OR wind OR sun OR water OR uranium AND")) ==
        R"(› oil OR gas OR coal OR wind OR sun OR water OR uranium AND
                                 expected a term after AND ^)");
}

TEST_CASE("nothing matches", "[screen]") {
  search::Answer answer;
  answer.missing = {{"moskow", {0, 6}, "moscow"}};
  answer.did_you_mean = "moscow";
  Person person("moskow");
  person.answer(answer);
  CHECK(first_rows(person) == R"(› moskow                                              0 articles  1.5 ms
  did you mean: moscow)");
  CHECK(person.screen().find("\nno article matches") != std::string::npos);
}

TEST_CASE("an article", "[screen]") {
  Person person("oil", {14, 60});
  person.answer(made_up_answer(57, 1)).press(KeyKind::enter);
  person.bring_article(
      "Ministers talked of oil.\n\nThey talked of the price of oil in Vienna until Friday and agreed on "
      "nothing.");
  check_fit(person.state());
  CHECK(person.screen() == R"(lines 1 to 8 of 8  match 1 of 2
Oil talks

id        wire-1

Ministers talked of oil.

They talked of the price of oil in Vienna until Friday and
agreed on nothing.




Up Down Space scroll  n p next, previous match  Esc back  ?…
)");
  CHECK(person.with_look(Look::selected_match) == Strings{"oil"});
  CHECK(person.with_look(Look::match) == Strings{"oil"});
  person.type("n");
  CHECK(person.screen().find("match 2 of 2") != std::string::npos);
}

TEST_CASE("a narrow screen shows hits or facets", "[screen]") {
  Person person("oil", {12, 40});
  person.answer(made_up_answer(57, 2));
  check_fit(person.state());
  CHECK(person.screen().find("Kremlin") == std::string::npos);
  person.press(KeyKind::tab);
  check_fit(person.state());
  CHECK(person.screen().find("Kremlin") != std::string::npos);
  CHECK(person.screen().find("round 1") == std::string::npos);
}

TEST_CASE("wide characters take two columns", "[screen]") {
  search::Answer answer = made_up_answer(1, 1);
  answer.hits[0].title = "東京の会談は合意なしに終わった、石油価格はさらに下がると大臣が語った東京の会談";
  answer.hits[0].title_highlights = {{0, 6}};
  answer.facets = {{"place", {{"東京都東京都東京都東京都東京都", 7}}, 1}};
  Person person("東京");
  person.answer(answer);
  check_fit(person.state());
  CHECK(picture_of(person.state()).cursor_column == 6);
  CHECK(person.with_look(Look::selected_match) == Strings{"東京"});
}

TEST_CASE("a query longer than the screen ends with the cursor", "[screen]") {
  Person person(std::string(200, 'x') + "end", {16, 40});
  person.answer(made_up_answer(57, 2));
  check_fit(person.state());
  CHECK(person.screen().find("end") != std::string::npos);
  person.press(KeyKind::home);
  CHECK(person.screen().find("end") == std::string::npos);
}

TEST_CASE("nothing of an article moves the terminal", "[screen]") {
  search::Answer answer = made_up_answer(1, 1);
  answer.query = answer.did_you_mean = "\x1b[2J";
  answer.hits[0].title = answer.hits[0].source = answer.hits[0].id = "\x1b]0;gotcha\x07";
  answer.hits[0].title_highlights = {};
  answer.hits[0].snippets = {{"a\x9b\x1b[2Jb\nc", {}}};
  answer.facets = {{"org", {{"\x1b[2J", 3}}, 1}};
  Person person("oil");
  person.answer(answer).press(KeyKind::tab).type(" ");
  CHECK(person.screen().find('\x1b') == std::string::npos);
  person.press(KeyKind::tab).press(KeyKind::enter).bring_article("a\x1b[2Jb");
  CHECK(person.screen().find('\x1b') == std::string::npos);
}

TEST_CASE("whatever keys come and however large the screen, the picture fits", "[screen]") {
  const unsigned seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  Person person;
  for (int i = 0; i < 3000; ++i) {
    switch (random() % 6) {
      case 0:
        person.resize({1 + random() % 40, 1 + random() % 120});
        break;
      case 1:
        person.answer(made_up_answer(random() % 70, random() % 60));
        break;
      case 2:
        person.bring_article("Some oil.\n\nMore\u0301 oil 東京 oil\n");
        break;
      case 3:
        person.type(std::string(1, "oil( /?jkGgnpc\"*"[random() % 16]));
        break;
      default:
        person.press(static_cast<KeyKind>(1 + random() % 17));
    }
    check_fit(person.state());
  }
}

}  // namespace dateline::screen
