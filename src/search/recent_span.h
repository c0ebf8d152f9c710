// Dates that are told from the newest article: date:last-30-days.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schema/instant.h"

namespace dateline::store {
class Generation;
}

namespace dateline::search {

/// The last `count` days, weeks, months or years.
struct RecentDates {
  enum class Unit : std::uint8_t { day, week, month, year };
  std::uint32_t count = 0;  // 0: none
  Unit unit = Unit::day;
  friend bool operator==(const RecentDates&, const RecentDates&) = default;
};

/// "last-30-days", "last-1-month", "last-week" (one); nothing for anything else, and beyond 100,000.
std::optional<RecentDates> parse_recent(std::string_view text);
/// "last-30-days".
std::string to_string(const RecentDates& recent);

/// They end with the day of `newest`; months and years begin on the day after the same day (or the last of
/// its month) so many of them before.
schema::Span span_of(const RecentDates& recent, schema::Seconds newest);

/// First instant of the newest live article, later dates than the generation's publication apart; nothing
/// when there is none.
std::optional<schema::Seconds> newest_article(const store::Generation& generation);

}  // namespace dateline::search
