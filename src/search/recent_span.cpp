// Dates that are told from the newest article.
#include "search/recent_span.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "store/generation.h"

namespace dateline::search {
namespace {

constexpr std::array<std::string_view, 4> kUnits{"day", "week", "month", "year"};
constexpr std::string_view kLast = "last-";
constexpr std::uint32_t kMost = 100'000;
constexpr schema::Seconds kDay = 86400;

schema::Seconds day_of(schema::Seconds second) { return *schema::seconds_of(schema::civil_date(second)); }

/// So many months before the day; the last day of a month that is shorter. The first day of all before
/// year 1.
schema::Seconds months_before(schema::Seconds day, std::uint32_t months) {
  schema::CivilDate date = schema::civil_date(day);
  const std::int64_t month = std::int64_t{date.year} * 12 + date.month - 1 - months;
  date.year = static_cast<int>(month / 12);
  date.month = static_cast<unsigned>(month % 12) + 1;
  if (month < 12) return *schema::seconds_of({1, 1, 1});
  while (!schema::seconds_of(date)) --date.day;
  return *schema::seconds_of(date);
}

}  // namespace

std::optional<RecentDates> parse_recent(std::string_view text) {
  if (!text.starts_with(kLast)) return std::nullopt;
  text.remove_prefix(kLast.size());
  RecentDates recent{1, {}};
  if (const std::size_t dash = text.find('-'); dash != std::string_view::npos) {
    const char* end = text.data() + dash;
    const auto read = std::from_chars(text.data(), end, recent.count);
    if (read.ec != std::errc() || read.ptr != end || recent.count == 0 || recent.count > kMost)
      return std::nullopt;
    text.remove_prefix(dash + 1);
  }
  if (text.ends_with('s')) text.remove_suffix(1);
  const auto unit = std::ranges::find(kUnits, text);
  if (unit == kUnits.end()) return std::nullopt;
  recent.unit = static_cast<RecentDates::Unit>(unit - kUnits.begin());
  return recent;
}

std::string to_string(const RecentDates& recent) {
  return std::string(kLast) + std::to_string(recent.count) + "-" +
         std::string(kUnits[static_cast<std::size_t>(recent.unit)]) + "s";
}

schema::Span span_of(const RecentDates& recent, schema::Seconds newest) {
  const schema::Seconds last_day = day_of(newest);
  schema::Span span;
  span.end = last_day + kDay;
  switch (recent.unit) {
    case RecentDates::Unit::day:
      span.begin = span.end - recent.count * kDay;
      break;
    case RecentDates::Unit::week:
      span.begin = span.end - recent.count * 7 * kDay;
      break;
    case RecentDates::Unit::month:
      span.begin = months_before(last_day, recent.count) + kDay;
      break;
    case RecentDates::Unit::year:
      span.begin = months_before(last_day, recent.count * 12) + kDay;
      break;
  }
  return span;
}

std::optional<schema::Seconds> newest_article(const store::Generation& generation) {
  const store::Manifest& manifest = generation.manifest();
  if (manifest.totals.newest.known() && manifest.totals.newest.start <= manifest.published)
    return manifest.totals.newest.start;
  std::optional<schema::Seconds> newest;
  for (std::size_t i = 0; i < generation.segment_count(); ++i) {
    const store::Segment& segment = generation.segment(i);
    for (store::DocId docid = 1; docid <= segment.article_count(); ++docid) {
      const schema::Instant date = segment.columns().date(docid);
      if (!date.known() || date.start > manifest.published || segment.tombstones().is_dead(docid)) continue;
      newest = std::max(newest.value_or(date.start), date.start);
    }
  }
  return newest;
}

}  // namespace dateline::search
