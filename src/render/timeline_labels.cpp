// What the bars of a timeline are called, and where they stand.
#include "render/timeline_labels.h"

#include <array>

#include "schema/instant.h"

namespace dateline::render {
namespace {

using search::TimelineUnit;

constexpr std::int64_t kDaySeconds = 24 * 60 * 60;
constexpr std::int64_t kDaysBeforeMonday = 3;  // 1970-01-01 was a Thursday

schema::Precision precision_of(TimelineUnit unit) {
  switch (unit) {
    case TimelineUnit::year:
      return schema::Precision::year;
    case TimelineUnit::month:
      return schema::Precision::month;
    default:
      return schema::Precision::day;  // a week is named by its Monday
  }
}

std::int64_t floor_quotient(std::int64_t value, std::int64_t divisor) {
  return value / divisor - (value % divisor < 0 ? 1 : 0);
}

}  // namespace

std::string_view name_of(TimelineUnit unit) {
  constexpr std::array<std::string_view, 4> kNames{"year", "month", "week", "day"};
  return kNames[static_cast<std::size_t>(unit)];
}

std::string label_of(const search::TimelineBucket& bucket, TimelineUnit unit) {
  return schema::to_iso({bucket.from.start, precision_of(unit)});
}

std::int64_t slot_of(const search::TimelineBucket& bucket, TimelineUnit unit) {
  const schema::CivilDate date = schema::civil_date(bucket.from.start);
  const std::int64_t day = floor_quotient(bucket.from.start, kDaySeconds);
  switch (unit) {
    case TimelineUnit::year:
      return date.year;
    case TimelineUnit::month:
      return date.year * std::int64_t{12} + date.month - 1;
    case TimelineUnit::week:
      return floor_quotient(day + kDaysBeforeMonday, 7);
    default:
      return day;
  }
}

}  // namespace dateline::render
