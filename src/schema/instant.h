// Points and spans of time as news has them: a day, a month or only a year as often as a second.
#pragma once

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace dateline::schema {

/// What the source said; values live on disk.
enum class Precision : std::uint8_t { none = 0, year = 1, month = 2, day = 3, minute = 4, second = 5 };

/// Seconds since 1970-01-01T00:00:00 UTC in the proleptic Gregorian calendar, years 1 to 9999.
using Seconds = std::int64_t;

/// A date as precise as its source: `start` is its first second. Precision none: no date, and `start` is 0.
struct Instant {
  Seconds start = 0;
  Precision precision = Precision::none;
  bool known() const { return precision != Precision::none; }
  friend bool operator==(const Instant&, const Instant&) = default;
};

/// Half-open [begin, end).
struct Span {
  Seconds begin = INT64_MIN;
  Seconds end = INT64_MAX;
  friend bool operator==(const Span&, const Span&) = default;
};

struct CivilDate {
  int year = 1970;
  unsigned month = 1;  // 1 to 12
  unsigned day = 1;    // 1 to 31
  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

/// Nothing when the day does not exist or the year is outside 1 to 9999.
std::optional<Seconds> seconds_of(CivilDate date, unsigned hour = 0, unsigned minute = 0,
                                  unsigned second = 0);
CivilDate civil_date(Seconds seconds);

/// All seconds that the instant may mean: [start, start of the next year, month, day, minute or second).
/// Requires known().
Span span_of(const Instant& instant);

/// Does an instant belong to the span (touch it)? No for an unknown one.
bool touches(const Instant& instant, const Span& span);

/// "2024", "2024-03", "2024-03-22", "2024-03-22T10:15Z", "2024-03-22T10:15:30Z"; "" when unknown.
std::string to_iso(const Instant& instant);

/// Reads what to_iso() writes, and a blank for the T, an offset (+02:00, +0200, +02) instead of Z, a missing
/// zone (taken as UTC), a fraction of a second (dropped). Nothing for anything else, also for days that do
/// not exist and the year 0.
std::optional<Instant> parse_iso(std::string_view text);

std::ostream& operator<<(std::ostream& out, const Instant& instant);

}  // namespace dateline::schema
