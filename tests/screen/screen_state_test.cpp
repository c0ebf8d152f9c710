// How the screen follows a person: typing, moving, choosing, opening, leaving.
#include "screen/screen_state.h"

#include <catch2/catch.hpp>

#include "screen/sample_screen.h"

namespace dateline::screen {
namespace {

std::string asked_query(const Person& person) { return person.state().search.request.query.query; }

}  // namespace

TEST_CASE("at first, the query of the command line is asked", "[screen]") {
  const Person person("oil price");
  CHECK(person.state().search.number == 1);
  CHECK(asked_query(person) == "oil price");
  CHECK(person.state().line == QueryLine{"oil price", 9});
  const search::SearchRequest& request = person.state().search.request;
  CHECK(request.facets.size() == 6);
  CHECK(request.facets_ignore_own_filter);
  CHECK(request.timeline == search::TimelineUnit::day);
}

TEST_CASE("every key that changes the query asks it", "[screen]") {
  Person person;
  person.type("oil");
  CHECK(person.state().search.number == 4);
  CHECK(asked_query(person) == "oil");
  person.press(KeyKind::left);
  CHECK(person.state().search.number == 4);
  person.press(KeyKind::backspace);
  CHECK(asked_query(person) == "ol");
}

TEST_CASE("a query that is not complete keeps the last answer and says where it breaks off", "[screen]") {
  Person person("oil");
  person.answer(made_up_answer(2, 2)).type(" AND");
  const std::uint64_t asked = person.state().search.number;
  REQUIRE(person.state().error);
  CHECK(person.state().error->place.column > 0);
  CHECK(person.state().answer->total == 2);
  person.type(" g");
  CHECK_FALSE(person.state().error);
  CHECK(person.state().search.number == asked + 1);
}

TEST_CASE("an answer that comes after a newer one is not shown", "[screen]") {
  Person person;
  person.type("oi");
  person.answer_late(3, made_up_answer(3, 3));
  person.answer_late(2, made_up_answer(2, 2));
  CHECK(person.state().answer->total == 3);
}

TEST_CASE("what a search fails with is shown for the query that is typed, and for no other", "[screen]") {
  Person person("oil*");
  person.fail({error::ErrorKind::limit, {"query", 1, 1}, "too many words", {}, {}});
  CHECK(person.state().error->message == "too many words");
  person.type("x");
  CHECK_FALSE(person.state().error);
}

TEST_CASE("the selection moves within the hits and the screen follows", "[screen]") {
  Person person;  // three hits on the screen
  person.answer(made_up_answer(5, 5));
  person.press(KeyKind::up);
  CHECK(person.state().selected == 0);
  person.press(KeyKind::down, 3);
  CHECK(person.state().selected == 3);
  CHECK(person.state().top == 1);
  person.press(KeyKind::page_down);
  CHECK(person.state().selected == 4);
  person.press(KeyKind::page_up, 2);
  CHECK(person.state().top == 0);
}

TEST_CASE("at the end of the list more hits are asked for, once", "[screen]") {
  Person person;
  person.answer(made_up_answer(90, 50));
  const std::uint64_t asked = person.state().search.number;
  person.press(KeyKind::escape).type("G");
  CHECK(person.state().search.number == asked + 1);
  CHECK(person.state().search.request.limit == 100);
  person.press(KeyKind::down);
  CHECK(person.state().search.number == asked + 1);
  person.answer(made_up_answer(90, 90));
  CHECK(person.state().selected == 49);
  person.type("G");
  CHECK(person.state().selected == 89);
  CHECK(person.state().search.number == asked + 1);
}

TEST_CASE("letters are typed in the query and mean something elsewhere", "[screen]") {
  Person person;
  person.answer(made_up_answer(5, 5)).type("q?j");
  CHECK(person.state().line.text == "q?j");
  CHECK_FALSE(person.state().left);
  person.press(KeyKind::escape).type("j");
  CHECK(person.state().line.text == "q?j");
  CHECK(person.state().selected == 1);
  person.type("/k");
  CHECK(person.state().line.text == "q?jk");
  person.press(KeyKind::escape).type("q");
  CHECK(person.state().left);
}

TEST_CASE("Tab goes to the facets, the list and back to the query", "[screen]") {
  Person person;
  for (const Focus focus : {Focus::facets, Focus::hits, Focus::query})
    CHECK(person.press(KeyKind::tab).state().focus == focus);
  for (const Focus focus : {Focus::hits, Focus::facets, Focus::query})
    CHECK(person.press(KeyKind::back_tab).state().focus == focus);
}

TEST_CASE("a value that is chosen narrows the search until it is taken back", "[screen]") {
  Person person("oil");
  person.answer(made_up_answer(5, 5)).press(KeyKind::tab);
  CHECK(person.state().facets[person.state().facet_at].name.value == "Kremlin");  // no heading
  person.press(KeyKind::down).press(KeyKind::down);
  CHECK(person.state().facets[person.state().facet_at].name.value == "Moscow");  // over the heading
  person.type(" ").press(KeyKind::up).press(KeyKind::enter);
  const auto& filters = person.state().search.request.filters;
  REQUIRE(filters.size() == 2);
  CHECK(filters[0].values == std::vector<std::string>{"Moscow"});
  CHECK(filters[1].values == std::vector<std::string>{"FSB"});
  CHECK(asked_query(person) == "oil");
  person.answer(made_up_answer(2, 2));
  CHECK(person.state().facets[person.state().facet_at].name.value == "FSB");  // the cursor stays
  person.type(" ");
  CHECK(person.state().search.request.filters.size() == 1);
  person.type("c");
  CHECK(person.state().search.request.filters.empty());
}

TEST_CASE("until somebody has been there the first value is the one to begin with", "[screen]") {
  search::Answer before = made_up_answer(50, 5);
  before.facets = {{"org", {{"FSB", 40}, {"Kremlin", 4}}, 2}};
  Person person("o");
  person.answer(before).type("il").answer(made_up_answer(5, 5)).press(KeyKind::tab);
  CHECK(person.state().facets[person.state().facet_at].name.value ==
        "Kremlin");  // not after FSB, which is second now
}

TEST_CASE("filters of the command line stay", "[screen]") {
  search::SearchRequest base;
  base.filters = {*search::parse_filter("source=Reuters")};
  State state = first_state(base, {}, "oil", {});
  state = next(state, SearchDone{1, made_up_answer(5, 5), 1});
  state = next(next(state, Key{KeyKind::tab, {}}), Key{KeyKind::enter, {}});
  CHECK(state.search.request.filters.size() == 2);
}

TEST_CASE("Enter opens the article, Escape leads back", "[screen]") {
  Person person("oil");
  person.answer(made_up_answer(5, 5)).press(KeyKind::down).press(KeyKind::enter);
  CHECK(person.state().open.number == 1);
  CHECK(person.state().open.id == "wire-2");
  CHECK_FALSE(person.state().article);
  person.bring_article("All about oil.");
  REQUIRE(person.state().article);
  person.press(KeyKind::escape);
  CHECK_FALSE(person.state().article);
  CHECK(person.state().selected == 1);
  CHECK(person.state().line.text == "oil");
}

TEST_CASE("without hits there is nothing to open", "[screen]") {
  Person person("oil");
  person.press(KeyKind::enter).answer(made_up_answer(0, 0)).press(KeyKind::enter);
  CHECK(person.state().open.number == 0);
}

TEST_CASE("n and p go from match to match, round and round", "[screen]") {
  std::string body = "oil\n";
  for (int i = 0; i < 30; ++i) body += "line\n";
  body += "oil\n";
  Person person("oil");
  person.answer(made_up_answer(5, 5)).press(KeyKind::enter).bring_article(body);
  CHECK(person.state().article->top == 0);
  person.type("n");
  CHECK(person.state().article->match == 1);
  CHECK(person.state().article->top > 0);
  person.type("n");
  CHECK(person.state().article->match == 0);
  person.type("p");
  CHECK(person.state().article->match == 1);
  person.press(KeyKind::home);
  CHECK(person.state().article->top == 0);
  person.press(KeyKind::end).press(KeyKind::page_down);
  const std::size_t lines = person.state().article->page->lines.size();
  CHECK(person.state().article->top == lines - 14);  // rows but the head and the hints
  person.type("q");
  CHECK(person.state().left);
}

TEST_CASE("another width lays the article out anew", "[screen]") {
  Person person("oil");
  person.answer(made_up_answer(5, 5)).press(KeyKind::enter);
  person.bring_article("Some words on oil that do not all fit on one line of a narrow screen.");
  const std::size_t lines = person.state().article->page->lines.size();
  person.resize({16, 30});
  CHECK(person.state().article->page->lines.size() > lines);
}

TEST_CASE("another size keeps the place, in the list and in an article", "[screen]") {
  Person person;
  person.answer(made_up_answer(90, 50))
      .press(KeyKind::escape)
      .type("G")
      .answer(made_up_answer(90, 90))
      .type("G");
  person.resize({30, 100});
  CHECK(person.state().search.request.limit == 100);
  person.answer(made_up_answer(90, 90));
  CHECK(person.state().selected == 89);
  person.press(KeyKind::enter).bring_article(std::string(2000, 'x') + "\n" + std::string(2000, 'y'));
  person.press(KeyKind::page_down);
  const OpenArticle before = *person.state().article;
  person.resize({30, 50});
  const OpenArticle& after = *person.state().article;
  CHECK(after.page->lines.size() > before.page->lines.size());
  CHECK(after.top * before.page->lines.size() / after.page->lines.size() <= before.top);
  CHECK(after.top > before.top);
}

TEST_CASE("help comes and goes", "[screen]") {
  Person person;
  CHECK(person.press(KeyKind::help).state().help);
  CHECK_FALSE(person.press(KeyKind::enter).state().help);
  person.press(KeyKind::escape).type("?");
  CHECK(person.state().help);
}

TEST_CASE("Ctrl-C leaves from everywhere", "[screen]") {
  Person person;
  SECTION("the query") {}
  SECTION("the facets") { person.press(KeyKind::tab); }
  SECTION("help") { person.press(KeyKind::help); }
  SECTION("an article") { person.answer(made_up_answer(1, 1)).press(KeyKind::enter).bring_article("x"); }
  CHECK(person.press(KeyKind::leave).state().left);
}

}  // namespace dateline::screen
