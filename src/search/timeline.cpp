// How many of the matches were published when.
#include "search/timeline.h"

#include <algorithm>

namespace dateline::search {
namespace {

constexpr schema::Seconds kDay = 86400;
constexpr std::int64_t kMostDaysInTable = 1 << 20;  // 2,800 years; what lies outside is counted in the map

std::int64_t day_of(schema::Seconds seconds) {
  return seconds >= 0 ? seconds / kDay : (seconds - (kDay - 1)) / kDay;
}

/// A table for the days of the generation's articles; the map holds what does not fall into it.
class DayTable {
 public:
  DayTable(const store::LiveTotals& totals, DayCounts& counts) : counts_(counts) {
    if (!totals.oldest.known()) return;
    first_ = day_of(totals.oldest.start);
    const std::int64_t days = day_of(totals.newest.start) - first_ + 1;
    table_.resize(static_cast<std::size_t>(std::clamp<std::int64_t>(days, 0, kMostDaysInTable)));
  }
  void add(std::int64_t day) {
    const auto index = static_cast<std::uint64_t>(day - first_);
    if (index < table_.size()) {
      ++table_[index];
    } else {
      ++counts_.days[day];
    }
  }
  void finish() {
    for (std::size_t i = 0; i < table_.size(); ++i)
      if (table_[i] != 0) counts_.days[first_ + static_cast<std::int64_t>(i)] += table_[i];
  }

 private:
  DayCounts& counts_;
  std::int64_t first_ = 0;
  std::vector<std::uint32_t> table_;
};

/// The first day of the unit that the day belongs to.
std::int64_t first_day(std::int64_t day, TimelineUnit unit) {
  const schema::CivilDate date = schema::civil_date(day * kDay);
  switch (unit) {
    case TimelineUnit::year:
      return day_of(schema::seconds_of({date.year, 1, 1}).value_or(day * kDay));
    case TimelineUnit::month:
      return day_of(schema::seconds_of({date.year, date.month, 1}).value_or(day * kDay));
    case TimelineUnit::week:
      return day - ((day + 3) % 7 + 7) % 7;  // day 0 was a Thursday
    default:
      return day;
  }
}

}  // namespace

DayCounts count_days(const store::Generation& generation,
                     std::span<const std::vector<store::DocId>> matches) {
  DayCounts counts;
  DayTable table(generation.manifest().totals, counts);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto starts = generation.segment(i).columns().date_starts();
    const auto precisions = generation.segment(i).columns().date_precisions();
    for (const store::DocId docid : matches[i]) {
      if (precisions[docid - 1] == 0) {
        ++counts.undated;
      } else {
        table.add(day_of(starts[docid - 1]));
      }
    }
  }
  table.finish();
  return counts;
}

Timeline make_timeline(const DayCounts& counts, TimelineUnit unit) {
  Timeline timeline;
  timeline.unit = unit;
  timeline.undated = counts.undated;
  for (const auto& [day, count] : counts.days) {
    const schema::Instant from{first_day(day, unit) * kDay, schema::Precision::day};
    if (timeline.buckets.empty() || timeline.buckets.back().from != from)
      timeline.buckets.push_back({from, 0});
    timeline.buckets.back().count += count;
  }
  return timeline;
}

}  // namespace dateline::search
