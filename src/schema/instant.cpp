// Points and spans of time: civil calendar arithmetic by <chrono>, ISO 8601 in and out.
#include "schema/instant.h"

#include <chrono>
#include <cstdio>

namespace dateline::schema {
namespace {

constexpr Seconds kMinute = 60;
constexpr Seconds kHour = 3600;
constexpr Seconds kDay = 86400;

Seconds floor_div(Seconds value, Seconds by) { return value / by - (value % by < 0 ? 1 : 0); }

Seconds first_second(int year, unsigned month, unsigned day) {
  const std::chrono::sys_days days =
      std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
  return static_cast<Seconds>(days.time_since_epoch().count()) * kDay;
}

/// Reads digits off the front of a text; every reader consumes only when it succeeds.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  bool take(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::optional<unsigned> digits(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    unsigned value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return std::nullopt;
      value = value * 10 + static_cast<unsigned>(rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }
  bool skip_fraction() {
    if (!take('.') && !take(',')) return true;
    std::size_t taken = 0;
    while (digits(1)) ++taken;
    return taken > 0;
  }

 private:
  std::string_view rest_;
};

/// Z, an offset, or nothing: seconds to subtract to reach UTC.
std::optional<Seconds> read_zone(Scanner& scan) {
  if (scan.done() || scan.take('Z') || scan.take('z')) return 0;
  const bool ahead = scan.take('+');
  if (!ahead && !scan.take('-')) return std::nullopt;
  const auto hours = scan.digits(2);
  if (!hours || *hours > 23) return std::nullopt;
  unsigned minutes = 0;
  const bool colon = scan.take(':');
  if (const auto given = scan.digits(2)) {
    minutes = *given;
  } else if (colon) {
    return std::nullopt;
  }
  if (minutes > 59) return std::nullopt;
  const Seconds offset = *hours * kHour + minutes * kMinute;
  return ahead ? offset : -offset;
}

std::optional<Instant> read_time(Scanner& scan, CivilDate date) {
  const auto hour = scan.digits(2);
  if (!hour || !scan.take(':')) return std::nullopt;
  const auto minute = scan.digits(2);
  if (!minute) return std::nullopt;
  unsigned second = 0;
  Precision precision = Precision::minute;
  if (scan.take(':')) {
    const auto given = scan.digits(2);
    if (!given || !scan.skip_fraction()) return std::nullopt;
    second = *given;
    precision = Precision::second;
  }
  const auto zone = read_zone(scan);
  const auto local = seconds_of(date, *hour, *minute, second);
  if (!zone || !local || !scan.done()) return std::nullopt;
  return Instant{*local - *zone, precision};
}

constexpr Seconds longest_span(Precision precision) {
  switch (precision) {
    case Precision::year:
      return 366 * kDay;
    case Precision::month:
      return 31 * kDay;
    case Precision::day:
      return kDay;
    case Precision::minute:
      return kMinute;
    default:
      return 1;
  }
}

}  // namespace

std::optional<Seconds> seconds_of(CivilDate date, unsigned hour, unsigned minute, unsigned second) {
  if (date.year < 1 || date.year > 9999) return std::nullopt;
  const std::chrono::year_month_day civil{std::chrono::year(date.year), std::chrono::month(date.month),
                                          std::chrono::day(date.day)};
  if (!civil.ok() || hour > 24 || minute > 59 || second > 60) return std::nullopt;
  if (hour == 24 && (minute != 0 || second != 0)) return std::nullopt;
  return first_second(date.year, date.month, date.day) + hour * kHour + minute * kMinute + second;
}

CivilDate civil_date(Seconds seconds) {
  const std::chrono::sys_days days{std::chrono::days(floor_div(seconds, kDay))};
  const std::chrono::year_month_day civil{days};
  return {static_cast<int>(civil.year()), static_cast<unsigned>(civil.month()),
          static_cast<unsigned>(civil.day())};
}

Span span_of(const Instant& instant) {
  const Seconds begin = instant.start;
  if (instant.precision != Precision::year && instant.precision != Precision::month)
    return {begin, begin + longest_span(instant.precision)};
  const CivilDate date = civil_date(begin);
  const bool ends_year = instant.precision == Precision::year || date.month == 12;
  return {begin, ends_year ? first_second(date.year + 1, 1, 1) : first_second(date.year, date.month + 1, 1)};
}

bool touches(const Instant& instant, const Span& span) {
  if (!instant.known() || instant.start >= span.end) return false;
  if (instant.start >= span.begin) return true;
  if (instant.start + longest_span(instant.precision) <= span.begin) return false;
  return span_of(instant).end > span.begin;
}

std::string to_iso(const Instant& instant) {
  if (!instant.known()) return {};
  const CivilDate date = civil_date(instant.start);
  const Seconds of_day = instant.start - floor_div(instant.start, kDay) * kDay;
  char out[40];
  int length = 0;
  switch (instant.precision) {
    case Precision::year:
      length = std::snprintf(out, sizeof out, "%04d", date.year);
      break;
    case Precision::month:
      length = std::snprintf(out, sizeof out, "%04d-%02u", date.year, date.month);
      break;
    case Precision::day:
      length = std::snprintf(out, sizeof out, "%04d-%02u-%02u", date.year, date.month, date.day);
      break;
    case Precision::minute:
      length = std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02dZ", date.year, date.month, date.day,
                             static_cast<int>(of_day / kHour), static_cast<int>(of_day / kMinute % 60));
      break;
    default:
      length = std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02dZ", date.year, date.month,
                             date.day, static_cast<int>(of_day / kHour),
                             static_cast<int>(of_day / kMinute % 60), static_cast<int>(of_day % 60));
  }
  return {out, static_cast<std::size_t>(length)};
}

std::optional<Instant> parse_iso(std::string_view text) {
  Scanner scan(text);
  const auto year = scan.digits(4);
  if (!year || *year == 0) return std::nullopt;
  if (scan.done()) return Instant{first_second(static_cast<int>(*year), 1, 1), Precision::year};
  if (!scan.take('-')) return std::nullopt;
  const auto month = scan.digits(2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (scan.done()) return Instant{first_second(static_cast<int>(*year), *month, 1), Precision::month};
  if (!scan.take('-')) return std::nullopt;
  const auto day = scan.digits(2);
  if (!day) return std::nullopt;
  const CivilDate date{static_cast<int>(*year), *month, *day};
  const auto start = seconds_of(date);
  if (!start) return std::nullopt;
  if (scan.done()) return Instant{*start, Precision::day};
  if (!scan.take('T') && !scan.take('t') && !scan.take(' ')) return std::nullopt;
  return read_time(scan, date);
}

std::ostream& operator<<(std::ostream& out, const Instant& instant) {
  return out << (instant.known() ? to_iso(instant) : "(no date)");
}

}  // namespace dateline::schema
