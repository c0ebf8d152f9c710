// Instants of every precision: what they span, how they are written, what reads back.
#include "schema/instant.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace dateline::schema;

namespace {

Instant read(const std::string& text) {
  const auto instant = parse_iso(text);
  CAPTURE(text);
  REQUIRE(instant);
  return *instant;
}

}  // namespace

TEST_CASE("an instant is written as it was read", "[schema][instant]") {
  const std::string text =
      GENERATE(as<std::string>{}, "0001", "1987", "9999", "1987-02", "0001-01", "1987-02-26", "2024-02-29",
               "1969-12-31", "2024-03-22T10:15Z", "1969-12-31T23:59Z", "0001-01-01T00:00:00Z",
               "1987-02-26T15:01:01Z", "9999-12-31T23:59:59Z");
  CHECK(to_iso(read(text)) == text);
}

TEST_CASE("zones, blanks and fractions are understood", "[schema][instant]") {
  const auto [text, same] = GENERATE(table<std::string, std::string>({
      {"2024-03-22 10:15", "2024-03-22T10:15Z"},
      {"2024-03-22t10:15z", "2024-03-22T10:15Z"},
      {"2024-03-22T10:15:30.987654321Z", "2024-03-22T10:15:30Z"},
      {"2024-03-22T10:15:30,5Z", "2024-03-22T10:15:30Z"},
      {"2024-03-22T10:15+02:00", "2024-03-22T08:15Z"},
      {"2024-03-22T10:15+0200", "2024-03-22T08:15Z"},
      {"2024-03-22T10:15-02", "2024-03-22T12:15Z"},
      {"2024-03-22T00:15+05:30", "2024-03-21T18:45Z"},
      {"2024-12-31T24:00:00Z", "2025-01-01T00:00:00Z"},
      {"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"},
  }));
  CAPTURE(text);
  CHECK(to_iso(read(text)) == same);
}

TEST_CASE("anything else is no instant", "[schema][instant]") {
  const std::string text = GENERATE(
      as<std::string>{}, "", "0000", "0000-01-01", "987", "19870", "1987-", "1987-13", "1987-00", "1987-2",
      "1987-02-30", "2023-02-29", "1900-02-29", "1987-02-26T", "1987-02-26T1", "1987-02-26T25:00",
      "1987-02-26T24:01", "1987-02-26T10:60", "1987-02-26T10:15:61", "1987-02-26T10:15:30.",
      "1987-02-26T10:15+", "1987-02-26T10:15+24", "1987-02-26T10:15+02:", "1987-02-26T10:15+02:60",
      "1987-02-26T10:15ZZ", " 1987", "1987 ", "-1987", "1987/02/26");
  CAPTURE(text);
  CHECK_FALSE(parse_iso(text));
}

TEST_CASE("an instant spans all that it may mean", "[schema][instant]") {
  const auto [text, begin, end] = GENERATE(table<std::string, std::string, std::string>({
      {"2023", "2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z"},
      {"2024-02", "2024-02-01T00:00:00Z", "2024-03-01T00:00:00Z"},
      {"2024-12", "2024-12-01T00:00:00Z", "2025-01-01T00:00:00Z"},
      {"2024-02-28", "2024-02-28T00:00:00Z", "2024-02-29T00:00:00Z"},
      {"1969-12-31", "1969-12-31T00:00:00Z", "1970-01-01T00:00:00Z"},
      {"2024-02-29T23:59Z", "2024-02-29T23:59:00Z", "2024-03-01T00:00:00Z"},
      {"2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z", "2024-03-01T00:00:00Z"},
  }));
  CAPTURE(text);
  CHECK(span_of(read(text)) == Span{read(begin).start, read(end).start});
}

TEST_CASE("an instant belongs to every span that it touches", "[schema][instant]") {
  const Span march = span_of(read("2024-03"));
  const auto [text, belongs] = GENERATE(table<std::string, bool>({{"2024", true},
                                                                  {"2023", false},
                                                                  {"2024-03", true},
                                                                  {"2024-04", false},
                                                                  {"2024-03-01", true},
                                                                  {"2024-02-29", false},
                                                                  {"2024-03-31T23:59:59Z", true},
                                                                  {"2024-04-01T00:00:00Z", false},
                                                                  {"2024-02-29T23:59Z", false}}));
  CAPTURE(text);
  CHECK(touches(read(text), march) == belongs);
}

TEST_CASE("no date touches nothing, not even all of time", "[schema][instant]") {
  CHECK_FALSE(touches(Instant{}, Span{}));
  CHECK(touches(read("0001"), Span{}));
  CHECK(to_iso(Instant{}).empty());
}

TEST_CASE("seconds and civil dates agree, also with a calendar that counts days", "[schema][instant]") {
  // The plain way: walk over all days of the years 1 to 2400.
  Seconds expected = *seconds_of({1, 1, 1});
  for (int year = 1; year <= 2400; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    for (unsigned month = 1; month <= 12; ++month) {
      const unsigned days = month == 2                                              ? (leap ? 29 : 28)
                            : month == 4 || month == 6 || month == 9 || month == 11 ? 30
                                                                                    : 31;
      for (unsigned day = 1; day <= days; ++day, expected += 86400) {
        if (seconds_of({year, month, day}) != expected) FAIL(year << "-" << month << "-" << day);
        if (civil_date(expected + 86399) != CivilDate{year, month, day})
          FAIL(year << "-" << month << "-" << day);
      }
      CHECK_FALSE(seconds_of({year, month, days + 1}));
    }
  }
  CHECK(seconds_of({1970, 1, 1}) == 0);
  CHECK(seconds_of({2000, 1, 1}) == 946684800);
  CHECK_FALSE(seconds_of({0, 1, 1}));
  CHECK_FALSE(seconds_of({10000, 1, 1}));
}

TEST_CASE("random seconds read back as they were written", "[schema][instant]") {
  const auto seed = GENERATE(take(5, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937_64 random_bits(seed);
  std::uniform_int_distribution<Seconds> any(*seconds_of({1, 1, 1}), *seconds_of({9999, 12, 31}, 23, 59, 59));
  for (int i = 0; i < 1000; ++i) {
    const Instant instant{any(random_bits), Precision::second};
    CHECK(parse_iso(to_iso(instant)) == instant);
  }
}
