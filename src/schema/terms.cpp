// The terms of the Xapian databases: prefixes put before values, and dates as terms of years, months and
// days.
#include "schema/terms.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace dateline::schema {
namespace {

constexpr std::string_view kTitlePrefix = "S";
constexpr std::string_view kIdPrefix = "Q";
constexpr std::size_t kHashDigits = 16;
// Bounds of all dates, so that damaged or extreme ones cannot overflow the calendar.
constexpr Seconds kFirstSecond = -62167219200;  // 0000-01-01
constexpr Seconds kLastSecond = 253433923199;   // 10000-12-31T23:59:59
constexpr Seconds kDay = 86400;

/// FNV-1a, 64 bits: only to tell long values apart that begin alike.
std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

std::string hex_digits(std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out(kHashDigits, '0');
  for (std::size_t i = kHashDigits; i-- > 0; value >>= 4U) out[i] = kDigits[value & 15U];
  return out;
}

/// Bytes that the term takes inside Xapian, which doubles zero bytes.
std::size_t stored_size(std::string_view term) {
  return term.size() + static_cast<std::size_t>(std::ranges::count(term, '\0'));
}

/// The longest prefix that takes at most `most` bytes and ends between characters.
std::string_view cut(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  for (std::size_t taken = 0; end < text.size(); ++end) {
    taken += text[end] == '\0' ? 2 : 1;
    if (taken > most) break;
  }
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

std::string prefixed(std::string_view prefix, std::string_view value) {
  std::string term(prefix);
  const std::size_t room = kLongestTerm - prefix.size();
  if (value.size() <= room && stored_size(value) <= room) return term += value;
  term += cut(value, room - kHashDigits);
  return term += hex_digits(hash_of(value));
}

std::string year_term(const char* prefix, int year) {
  char out[24];
  const int size = std::snprintf(out, sizeof out, "%s%04d", prefix, year);
  return {out, static_cast<std::size_t>(size)};
}
std::string month_term(const char* prefix, int year, unsigned month) {
  char out[24];
  const int size = std::snprintf(out, sizeof out, "%s%04d%02u", prefix, year, month);
  return {out, static_cast<std::size_t>(size)};
}
std::string day_term(const CivilDate& date) {
  char out[24];
  const int size = std::snprintf(out, sizeof out, "DD%04d%02u%02u", date.year, date.month, date.day);
  return {out, static_cast<std::size_t>(size)};
}

/// All seconds of the year, month or day that `second` lies in.
Span around(Seconds second, Precision precision) {
  const CivilDate date = civil_date(second);
  Seconds start = second - ((second % kDay) + kDay) % kDay;
  if (precision != Precision::day) start -= static_cast<Seconds>(date.day - 1) * kDay;
  if (precision == Precision::year) {
    for (unsigned month = date.month; month > 1; --month)
      start = around(start - kDay, Precision::month).begin;
  }
  return span_of({start, precision});
}

bool holds(const Span& outer, const Span& inner) {
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

/// Covers a span by whole years where it can, then months, then days.
class Coverer {
 public:
  explicit Coverer(const Span& span) : span_(span) {}

  DateCover cover() && {
    each(span_, Precision::year, [&](const Span& year, const CivilDate& date) {
      if (holds(span_, year)) {
        cover_.terms.push_back(year_term("DY", date.year));
      } else {
        cover_.terms.push_back(year_term("Dy", date.year));
        cover_months(year);
      }
    });
    return std::move(cover_);
  }

 private:
  void cover_months(const Span& year) {
    each(common(year), Precision::month, [&](const Span& month, const CivilDate& date) {
      if (holds(span_, month)) {
        cover_.terms.push_back(month_term("DM", date.year, date.month));
      } else {
        cover_.terms.push_back(month_term("Dm", date.year, date.month));
        cover_days(month);
      }
    });
  }
  void cover_days(const Span& month) {
    each(common(month), Precision::day, [&](const Span& day, const CivilDate& date) {
      cover_.terms.push_back(day_term(date));
      if (!holds(span_, day)) cover_.exact = false;
    });
  }
  Span common(const Span& other) const {
    return {std::max(span_.begin, other.begin), std::min(span_.end, other.end)};
  }
  template <class Use>
  static void each(const Span& span, Precision precision, Use&& use) {
    for (Seconds at = span.begin; at < span.end;) {
      const Span part = around(at, precision);
      use(part, civil_date(part.begin));
      at = part.end;
    }
  }
  Span span_;
  DateCover cover_;
};

/// Where the span says nothing about the articles that there are, it may as well reach to the end of a year:
/// every article that starts at `oldest` or later touches a span that begins at `oldest` or before, and so at
/// the other side.
Span widened(Span span, Seconds oldest, Seconds newest) {
  if (span.begin <= oldest) span.begin = around(oldest, Precision::year).begin;
  const Seconds last = around(newest, Precision::year).end;
  if (span.end > newest) span.end = last;
  return {span.begin, std::min(span.end, last)};
}

}  // namespace

std::string title_term(std::string_view stem) { return prefixed(kTitlePrefix, stem); }
std::string facet_term(Facet facet, std::string_view value) { return prefixed(info(facet).prefix, value); }
std::string id_term(std::string_view id) { return prefixed(kIdPrefix, id); }

std::vector<std::string> date_terms(const Instant& instant) {
  if (!instant.known()) return {};
  const CivilDate date = civil_date(std::clamp(instant.start, kFirstSecond, kLastSecond));
  std::vector<std::string> terms{year_term("DY", date.year)};
  if (instant.precision == Precision::year) {
    terms.push_back(year_term("Dy", date.year));
    return terms;
  }
  terms.push_back(month_term("DM", date.year, date.month));
  if (instant.precision == Precision::month) {
    terms.push_back(month_term("Dm", date.year, date.month));
    return terms;
  }
  terms.push_back(day_term(date));
  return terms;
}

DateCover date_cover(const Span& span, Seconds oldest, Seconds newest) {
  oldest = std::clamp(oldest, kFirstSecond, kLastSecond);
  newest = std::clamp(newest, kFirstSecond, kLastSecond);
  if (span.begin >= span.end || oldest > newest || span.end <= oldest) return {};
  return Coverer(widened(span, oldest, newest)).cover();
}

}  // namespace dateline::schema
