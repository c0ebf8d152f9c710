// A date is cut into numbers, words and marks; what each number means is told by its shape and its
// neighbours.
#include "article/publication_date.h"

#include <vector>

#include "article/date_words.h"

namespace dateline::article {
namespace {

using schema::CivilDate;
using schema::Instant;
using schema::Precision;
using schema::Seconds;

constexpr Seconds kMinute = 60;
constexpr Seconds kHour = 3600;

/// Without blanks, control characters and no-break spaces at both ends.
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7F'; };
  while (!text.empty()) {
    if (blank(text.front())) {
      text.remove_prefix(1);
    } else if (text.starts_with(kNoBreakSpace)) {
      text.remove_prefix(2);
    } else if (blank(text.back())) {
      text.remove_suffix(1);
    } else if (text.ends_with(kNoBreakSpace)) {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

/// The parts of a date as they are found.
struct Parts {
  std::optional<unsigned> year, month, day, hour, minute, second;
  Seconds zone = 0;
  bool american_summer_time = false;  // the zone has an hour more in summer
};

unsigned small(const DateToken* number) { return static_cast<unsigned>(number->value); }

/// RFC 2822, 4.3: two digits of a year are of 1950 to 2049.
unsigned whole_year(const DateToken* number) {
  const unsigned year = small(number);
  if (number->text.size() > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

// ---- the time of day

/// "+0300", "+03:00", "+3", after UTC or GMT or alone.
std::optional<Seconds> take_offset(DateReader& read) {
  const bool east = read.is_mark('+');
  if (!east && !read.is_mark('-')) return std::nullopt;
  const DateToken* digits = read.number(1, 4, 1);
  if (digits == nullptr || digits->text.size() == 3) return std::nullopt;
  unsigned hours = small(digits);
  unsigned minutes = 0;
  read.skip(2);
  if (digits->text.size() == 4) {
    minutes = hours % 100;
    hours /= 100;
  } else if (read.is_mark(':') && read.number(2, 2, 1) != nullptr) {
    minutes = small(read.number(2, 2, 1));
    read.skip(2);
  }
  if (hours > 23 || minutes > 59) return std::nullopt;
  const Seconds offset = hours * kHour + minutes * kMinute;
  return east ? offset : -offset;
}

/// "(Moscow Standard Time)", as JavaScript adds it.
void skip_comment(DateReader& read) {
  const std::size_t begin = read.position();
  read.skip_blanks();
  if (!read.take_mark('(')) return read.go_back(begin);
  while (!read.done()) {
    if (read.take_mark(')')) return;
    read.skip();
  }
  read.go_back(begin);
}

/// A zone, if one follows; false when something else does that is none.
bool read_zone(DateReader& read, Parts& parts) {
  const std::size_t begin = read.position();
  read.skip_blanks();
  bool found = false;
  if (read.is_word() && !month_of(read.peek()->word) && !is_weekday(read.peek()->word)) {
    const Zone* zone = zone_of(read.peek()->word);
    if (zone == nullptr) return false;
    parts.zone = zone->minutes * kMinute;
    parts.american_summer_time = zone->summer;
    read.skip();
    found = true;
  }
  if (const auto offset = take_offset(read)) {
    parts.zone += *offset;
    found = true;
  }
  if (!found) read.go_back(begin);
  skip_comment(read);
  return true;
}

/// "am", "p.m.": moves the hour. False when the hour is none of twelve.
bool read_half_day(DateReader& read, Parts& parts) {
  const std::size_t begin = read.position();
  read.skip_blanks();
  if (!read.is_word()) return read.go_back(begin), true;
  const std::string& word = read.peek()->word;
  const bool dotted =
      (word == "a" || word == "p") && read.is_mark('.', 1) && read.is_word(2) && read.peek(2)->word == "m";
  if (!dotted && word != "am" && word != "pm") return read.go_back(begin), true;
  if (*parts.hour < 1 || *parts.hour > 12) return false;
  parts.hour = *parts.hour % 12 + (word[0] == 'p' ? 12 : 0);
  if (!parts.minute) parts.minute = 0;
  read.skip(dotted ? 3 : 1);
  read.take_mark('.');
  return true;
}

bool skip_fraction(DateReader& read) {
  if (!read.is_mark('.') && !read.is_mark(',')) return true;
  if (read.number(1, 9, 1) == nullptr) return !read.is_mark('.');
  read.skip(2);
  return true;
}

/// "10:15", "10:15:00.123", "10 PM", "101500" behind a date; then zone and half of the day.
bool read_time(DateReader& read, Parts& parts) {
  if (const DateToken* basic = read.number(4, 6); basic != nullptr && basic->text.size() != 5) {
    const unsigned value = small(basic);
    const bool seconds = basic->text.size() == 6;
    parts.hour = seconds ? value / 10000 : value / 100;
    parts.minute = seconds ? value / 100 % 100 : value % 100;
    if (seconds) parts.second = value % 100;
    read.skip();
    return skip_fraction(read) && read_zone(read, parts);
  }
  const DateToken* hour = read.take_number(1, 2);
  if (hour == nullptr) return false;
  parts.hour = small(hour);
  if (read.take_mark(':')) {
    const DateToken* minute = read.take_number(2, 2);
    if (minute == nullptr) return false;
    parts.minute = small(minute);
    if (read.take_mark(':')) {
      const DateToken* second = read.take_number(2, 2);
      if (second == nullptr || !skip_fraction(read)) return false;
      parts.second = small(second);
    }
  }
  if (!read_half_day(read, parts)) return false;
  return parts.minute.has_value() && read_zone(read, parts);
}

// ---- the day

/// "22nd", "1st": the two letters behind a day.
void skip_ordinal(DateReader& read) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (read.take_word(ending)) return;
  }
}

/// "March 22, 2024", "March 2024", "Mar. 22" is none.
bool read_month_first(DateReader& read, Parts& parts) {
  parts.month = month_of(read.peek()->word);
  if (!parts.month) return false;
  read.skip();
  read.take_mark('.');
  while (read.take_mark('-')) {
  }
  read.skip_separators();
  if (const DateToken* year = read.number(4, 4)) {
    parts.year = small(year);
    read.skip();
    return true;
  }
  const DateToken* day = read.take_number(1, 2);
  if (day == nullptr) return false;
  parts.day = small(day);
  skip_ordinal(read);
  read.take_mark('-');
  read.skip_separators();
  // "Fri Mar 22 10:15:00 +0000 2024": the year stands behind the time.
  if (read.number(1, 2) != nullptr && read.is_mark(':', 1)) {
    if (!read_time(read, parts)) return false;
    read.skip_blanks();
  }
  const DateToken* year = read.take_number(4, 4);
  if (year == nullptr) return false;
  parts.year = small(year);
  return true;
}

/// "22 March 2024", "26-FEB-1987", "22 Mar 24".
bool read_day_first(DateReader& read, Parts& parts) {
  parts.day = small(read.take_number(1, 2));
  skip_ordinal(read);
  read.take_mark('.');
  if (!read.take_mark('-') && !read.take_mark('/')) read.skip_separators();
  if (read.take_word("of")) read.skip_blanks();
  if (!read.is_word()) return false;
  parts.month = month_of(read.peek()->word);
  if (!parts.month) return false;
  read.skip();
  read.take_mark('.');
  if (!read.take_mark('-') && !read.take_mark('/')) read.skip_separators();
  const DateToken* year = read.number(4, 4) != nullptr ? read.take_number(4, 4) : read.take_number(2, 2);
  if (year == nullptr || read.is_mark(':')) return false;
  parts.year = whole_year(year);
  return true;
}

/// "2024/03/22", "2024.03.22", "2024-3-2", "2024 Mar 22", "2024-03", "2024".
bool read_year_first(DateReader& read, Parts& parts) {
  parts.year = small(read.take_number(4, 4));
  const std::size_t behind_year = read.position();
  const char mark = read.is_mark('-') ? '-' : read.is_mark('/') ? '/' : read.is_mark('.') ? '.' : ' ';
  if (mark == ' ') read.skip_separators();
  if (mark != ' ') read.skip();
  if (read.is_word() && (parts.month = month_of(read.peek()->word))) {
    read.skip();
  } else if (const DateToken* month = mark == ' ' ? nullptr : read.take_number(1, 2)) {
    parts.month = small(month);
  } else {
    return read.go_back(behind_year), mark == ' ';
  }
  if (mark == ' ') read.skip_separators();
  if (mark != ' ' && !read.take_mark(mark)) return mark != '.';
  const DateToken* day = read.take_number(1, 2);
  if (day == nullptr) return mark == ' ';
  parts.day = small(day);
  return true;
}

/// "03/22/2024", "22/03/2024", "22.03.2024", "22-03-2024".
bool read_numbers(DateReader& read, Parts& parts) {
  const unsigned first = small(read.take_number(1, 2));
  const char mark = read.is_mark('/') ? '/' : read.is_mark('.') ? '.' : '-';
  if (!read.take_mark(mark)) return false;
  const DateToken* second = read.take_number(1, 2);
  if (second == nullptr || !read.take_mark(mark)) return false;
  const DateToken* year = read.take_number(4, 4);
  if (year == nullptr) return false;
  // With points the day stands first everywhere; otherwise it does where the first number can be no month.
  const bool day_first = mark == '.' || first > 12;
  parts.day = day_first ? first : small(second);
  parts.month = day_first ? small(second) : first;
  parts.year = small(year);
  return true;
}

/// "20240322".
bool read_basic(DateReader& read, Parts& parts) {
  const unsigned value = small(read.take_number(8, 8));
  parts.year = value / 10000;
  parts.month = value / 100 % 100;
  parts.day = value % 100;
  return true;
}

bool read_day(DateReader& read, Parts& parts) {
  if (read.is_word()) return read_month_first(read, parts);
  if (read.number(8, 8) != nullptr) return read_basic(read, parts);
  if (read.number(4, 4) != nullptr) return read_year_first(read, parts);
  if (read.number(1, 2) == nullptr) return false;
  const bool mark = read.is_mark('/', 1) || read.is_mark('.', 1) || read.is_mark('-', 1);
  return mark && read.number(1, 2, 2) != nullptr ? read_numbers(read, parts) : read_day_first(read, parts);
}

// ---- all of it

bool skip_weekday(DateReader& read) {
  if (!read.is_word() || !is_weekday(read.peek()->word)) return false;
  read.skip();
  read.take_mark('.');
  read.skip_separators();
  return true;
}

/// What stands between day and time: "T", "at", a comma, a dash, blanks.
void skip_to_time(DateReader& read) {
  if (read.take_word("t")) return;
  read.skip_separators();
  if (read.take_mark('-') || read.take_mark('|') || read.take_word("at")) read.skip_blanks();
}

bool read_parts(DateReader& read, Parts& parts) {
  skip_weekday(read);
  // "10:15 22 March 2024": the time first.
  const bool time_first = read.number(1, 2) != nullptr && read.is_mark(':', 1);
  if (time_first) {
    if (!read_time(read, parts)) return false;
    read.skip_separators();
    skip_weekday(read);
  }
  if (!read_day(read, parts)) return false;
  if (read.done() || parts.hour) return true;
  skip_to_time(read);
  return parts.day.has_value() && read_time(read, parts);
}

std::optional<Instant> instant_of(const Parts& parts) {
  const CivilDate date{static_cast<int>(parts.year.value_or(0)), parts.month.value_or(1),
                       parts.day.value_or(1)};
  const auto local =
      schema::seconds_of(date, parts.hour.value_or(0), parts.minute.value_or(0), parts.second.value_or(0));
  if (!local) return std::nullopt;
  const Precision precision = parts.second   ? Precision::second
                              : parts.minute ? Precision::minute
                              : parts.day    ? Precision::day
                              : parts.month  ? Precision::month
                                             : Precision::year;
  const Seconds summer = parts.american_summer_time && american_summer(date) ? kHour : 0;
  return Instant{*local - parts.zone - summer, precision};
}

/// Digits alone: Unix time in seconds (9 and 10 digits), milli-, micro- or nanoseconds (11 to 13, 16, 19), or
/// a basic date with its time (14, and 12 where such a minute exists). The fraction of seconds is dropped.
std::optional<Instant> read_digits(const DateToken& number, bool fraction) {
  const std::size_t digits = number.text.size();
  if (digits == 19) return Instant{static_cast<Seconds>(number.value / 1000000000U), Precision::second};
  const auto value = static_cast<Seconds>(number.value);
  if (!fraction && (digits == 14 || digits == 12)) {
    const Seconds minutes = digits == 14 ? value / 100 : value;
    const CivilDate date{static_cast<int>(minutes / 100000000),
                         static_cast<unsigned>(minutes / 1000000 % 100),
                         static_cast<unsigned>(minutes / 10000 % 100)};
    const auto start = schema::seconds_of(date, static_cast<unsigned>(minutes / 100 % 100),
                                          static_cast<unsigned>(minutes % 100),
                                          digits == 14 ? static_cast<unsigned>(value % 100) : 0);
    if (start && date.year >= 1000)
      return Instant{*start, digits == 14 ? Precision::second : Precision::minute};
  }
  if (digits == 9 || digits == 10) return Instant{value, Precision::second};
  if (digits >= 11 && digits <= 13) return Instant{value / 1000, Precision::second};
  if (digits == 16) return Instant{value / 1000000, Precision::second};
  return std::nullopt;
}

std::optional<Instant> read_number(const std::vector<DateToken>& tokens) {
  const bool whole = tokens.size() == 1;
  const bool fraction =
      tokens.size() == 3 && tokens[1].text == "." && tokens[2].kind == DateToken::Kind::number;
  if (tokens.empty() || tokens[0].kind != DateToken::Kind::number || !(whole || fraction))
    return std::nullopt;
  return read_digits(tokens[0], fraction);
}

std::optional<Instant> in_range(std::optional<Instant> instant) {
  if (!instant) return instant;
  const int year = schema::civil_date(instant->start).year;
  return year >= 1 && year <= 9999 ? instant : std::nullopt;
}

}  // namespace

std::optional<Instant> parse_publication_date(std::string_view text) {
  text = trimmed(text);
  if (const auto iso = schema::parse_iso(text)) return in_range(iso);
  const auto tokens = date_tokens(text);
  if (!tokens) return std::nullopt;
  if (const auto number = read_number(*tokens)) return in_range(number);
  DateReader read(*tokens);
  Parts parts;
  if (!read_parts(read, parts)) return std::nullopt;
  read.skip_blanks();
  if (!read.done()) return std::nullopt;
  return in_range(instant_of(parts));
}

}  // namespace dateline::article
