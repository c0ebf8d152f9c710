// What --facet and --filter accept, and how they say what is wrong.
#include <catch2/catch.hpp>

#include "search/search_request.h"

namespace dateline::search {

TEST_CASE("a facet may say how many values to show", "[search][request]") {
  CHECK(name_of(parse_facet_choice("place").value()) == "place");
  CHECK(parse_facet_choice("place")->most == 10);
  CHECK(parse_facet_choice("place:25")->most == 25);
  CHECK(name_of(parse_facet_choice("year").value()) == "year");
  for (const char* wrong :
       {"", "colour", "place:", "place:0", "place:-1", "place:ten", "Place", "place:99999999999"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_facet_choice(wrong));
  }
}

TEST_CASE("a filter has one meaning", "[search][request]") {
  using Values = std::vector<std::string>;
  const auto [text, excluded, values] = GENERATE(table<std::string, bool, Values>({
      {"place=Moscow", false, Values{"Moscow"}},
      {"place!=Moscow", true, Values{"Moscow"}},
      {"place=Moscow|New York", false, Values{"Moscow", "New York"}},
      {"source=a\\|b", false, Values{"a|b"}},
      {"source=a\\\\|b", false, Values{"a\\", "b"}},
      {"source=a\\b", false, Values{"a\\b"}},
      {"source=a=b, c", false, Values{"a=b, c"}},
      {"year=2024", false, Values{"2024"}},
      {"id=x!", false, Values{"x!"}},
  }));
  CAPTURE(text);
  const auto filter = parse_filter(text);
  REQUIRE(filter);
  CHECK(filter->excluded == excluded);
  CHECK(filter->values == values);
}

TEST_CASE("a filter that cannot be read says where and what instead", "[search][request]") {
  const auto [text, column, message] = GENERATE(table<std::string, std::uint64_t, std::string>({
      {"place", 6, "expected = and a value"},
      {"colour=red", 1, "expected a field before ="},
      {"=red", 1, "expected a field before ="},
      {"place=", 7, "expected a value"},
      {"place=a||b", 7, "expected a value"},
      {"year=twenty", 6, "expected a year from 1 to 9999"},
      {"year=0", 6, "expected a year from 1 to 9999"},
  }));
  CAPTURE(text);
  const auto filter = parse_filter(text);
  REQUIRE_FALSE(filter);
  CHECK(filter.error().kind == error::ErrorKind::bad_query);
  CHECK(filter.error().place.column == column);
  CHECK(filter.error().message == message);
  CHECK_FALSE(filter.error().hint.empty());
}

}  // namespace dateline::search
