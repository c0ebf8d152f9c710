// The terms of the Xapian databases, and which of them cover a span of time.
#include "schema/terms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace dateline::schema {
namespace {

using Terms = std::vector<std::string>;

Instant instant(std::string_view iso) { return parse_iso(iso).value(); }
Seconds second(std::string_view iso) { return instant(iso).start; }

TEST_CASE("a term is a prefix and a value", "[schema][terms]") {
  CHECK(title_term("profit") == "Sprofit");
  CHECK(id_term("reut-1") == "Qreut-1");
  CHECK(facet_term(Facet::person, "Vladimir Putin") == "XPVladimir Putin");
  CHECK(facet_term(Facet::place, "") == "XL");
}

TEST_CASE("a long value is cut to what Xapian takes, and stays apart from others that begin alike",
          "[schema][terms]") {
  const std::string long_name(400, 'a');
  const std::string term = facet_term(Facet::org, long_name);
  CHECK(term.size() == kLongestTerm);
  CHECK(term.starts_with("XOaaaa"));
  CHECK(term != facet_term(Facet::org, long_name + "b"));
  CHECK(id_term(std::string(244, 'x')) == "Q" + std::string(244, 'x'));
  CHECK(id_term(std::string(245, 'x')).size() == kLongestTerm);
  CHECK(title_term(std::string(245, 'x')).size() == kLongestTerm);

  SECTION("a zero byte counts twice") {
    CHECK(id_term(std::string(122, '\0')).size() == 123);
    const std::string cut = id_term(std::string(123, '\0'));
    CHECK(cut.size() + static_cast<std::size_t>(std::ranges::count(cut, '\0')) == kLongestTerm);
  }
  SECTION("the cut is between characters") {
    std::string name = "x";
    while (name.size() < 300) name += "\xC3\xBC";
    const std::string cut = facet_term(Facet::org, name);
    CHECK(cut.size() == kLongestTerm);
    CHECK(cut.substr(2, 227) == name.substr(0, 227));
  }
}

TEST_CASE("a date has a term for each unit that it is precise to", "[schema][terms]") {
  const auto [date, terms] = GENERATE(table<std::string, Terms>({
      {"2024", {"DY2024", "Dy2024"}},
      {"2024-03", {"DY2024", "DM202403", "Dm202403"}},
      {"2024-03-22", {"DY2024", "DM202403", "DD20240322"}},
      {"2024-03-22T23:59Z", {"DY2024", "DM202403", "DD20240322"}},
      {"2024-03-22T23:59:59+02:00", {"DY2024", "DM202403", "DD20240322"}},
      {"0001-01-01", {"DY0001", "DM000101", "DD00010101"}},
  }));
  CAPTURE(date);
  CHECK(date_terms(instant(date)) == terms);
  CHECK(date_terms(Instant{}).empty());
}

TEST_CASE("a span is covered by the largest units that fit", "[schema][terms]") {
  struct Row {
    std::string from, to;  // half-open; empty: open
    Terms terms;
    bool exact;
  };
  const auto row = GENERATE(values<Row>({
      {"2020", "2022", {"DY2020", "DY2021"}, true},
      {"2020-12", "2021-02", {"Dy2020", "DM202012", "Dy2021", "DM202101"}, true},
      {"2020-03-30",
       "2020-04-02",
       {"Dy2020", "Dm202003", "DD20200330", "DD20200331", "Dm202004", "DD20200401"},
       true},
      {"2020-02-28", "2020-03-01", {"Dy2020", "Dm202002", "DD20200228", "DD20200229"}, true},
      {"2020-03-22T12:00Z", "2020-03-23", {"Dy2020", "Dm202003", "DD20200322"}, false},
      {"2020-03-22", "2020-03-22T00:00:01Z", {"Dy2020", "Dm202003", "DD20200322"}, false},
      {"", "2019", {"DY2018"}, true},
      {"2023-07",
       "",
       {"Dy2023", "DM202307", "DM202308", "DM202309", "DM202310", "DM202311", "DM202312", "DY2024"},
       true},
      {"", "", {"DY2018", "DY2019", "DY2020", "DY2021", "DY2022", "DY2023", "DY2024"}, true},
      {"2018-05-05T05:05Z", "2019", {"DY2018"}, true},  // nothing is older than that
      {"2024-05", "2024-06-02", {"Dy2024", "DM202405", "Dm202406", "DD20240601"}, true},
      {"2024", "2024-06-02T00:00:01Z", {"DY2024"}, true},  // nothing is newer than that
      {"1990", "2018", {}, true},
      {"2025", "2030", {}, true},
      {"2021", "2021", {}, true},
  }));
  CAPTURE(row.from, row.to);
  Span span;
  if (!row.from.empty()) span.begin = second(row.from);
  if (!row.to.empty()) span.end = second(row.to);
  const DateCover cover = date_cover(span, second("2018-06-01"), second("2024-06-02"));
  CHECK(cover.terms == row.terms);
  CHECK(cover.exact == row.exact);
}

unsigned below(std::mt19937_64& random, unsigned bound) { return static_cast<unsigned>(random() % bound); }

/// A random instant of any precision within some years around 2020.
Instant random_instant(std::mt19937_64& random) {
  const CivilDate date{2018 + static_cast<int>(below(random, 5)), 1 + below(random, 12),
                       1 + below(random, 28)};
  const unsigned hour = below(random, 24);
  const unsigned minute = below(random, 60);
  switch (below(random, 5)) {
    case 0:
      return {*seconds_of({date.year, 1, 1}), Precision::year};
    case 1:
      return {*seconds_of({date.year, date.month, 1}), Precision::month};
    case 2:
      return {*seconds_of(date), Precision::day};
    case 3:
      return {*seconds_of(date, hour, minute), Precision::minute};
    default:
      return {*seconds_of(date, hour, minute, below(random, 60)), Precision::second};
  }
}

Span random_span(std::mt19937_64& random) {
  Span span;
  if (random() % 8 != 0) span.begin = random_instant(random).start;
  if (random() % 8 != 0) span.end = random_instant(random).start;
  if (span.begin > span.end) std::swap(span.begin, span.end);
  if (span.begin == span.end) ++span.end;
  return span;
}

bool shares_a_term(const Terms& a, const Terms& b) {
  return std::ranges::any_of(a, [&](const std::string& term) { return std::ranges::count(b, term) > 0; });
}

TEST_CASE("a cover finds the articles that touch the span", "[schema][terms]") {
  const auto seed = GENERATE(take(50, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::vector<Instant> articles;
  for (int i = 0; i < 200; ++i) articles.push_back(random_instant(random));
  const auto [oldest, newest] = std::ranges::minmax(articles, {}, &Instant::start);

  for (int i = 0; i < 40; ++i) {
    const Span span = random_span(random);
    const DateCover cover = date_cover(span, oldest.start, newest.start);
    CAPTURE(span.begin, span.end, cover.terms);
    REQUIRE(std::set<std::string>(cover.terms.begin(), cover.terms.end()).size() == cover.terms.size());
    for (const Instant& article : articles) {
      CAPTURE(article);
      const bool found = shares_a_term(date_terms(article), cover.terms);
      if (touches(article, span)) REQUIRE(found);
      if (!touches(article, span) && cover.exact) REQUIRE_FALSE(found);
      if (!touches(article, span) && found) {  // only of the first or the last day
        const auto day = [](Seconds at) { return civil_date(at); };
        REQUIRE((day(article.start) == day(span.begin) || day(article.start) == day(span.end)));
      }
    }
  }
}

TEST_CASE("extreme and damaged dates do no harm", "[schema][terms]") {
  CHECK_FALSE(date_terms({INT64_MAX, Precision::second}).empty());
  CHECK_FALSE(date_terms({INT64_MIN, Precision::day}).empty());
  CHECK(date_cover({}, INT64_MIN, INT64_MIN).terms.size() == 1);
  CHECK(date_cover({}, INT64_MAX, INT64_MAX).terms.size() == 1);
  CHECK(date_cover({}, 1, 0).terms.empty());
  CHECK(date_cover({5, 5}, 0, 10).terms.empty());
}

}  // namespace
}  // namespace dateline::schema
