// A timeline in one row.
#include "screen/timeline_bar.h"

#include <catch2/catch.hpp>

namespace dateline::screen {
namespace {

search::Timeline days(std::vector<std::pair<std::string, std::uint64_t>> counts) {
  search::Timeline timeline{search::TimelineUnit::day, {}, 0};
  for (const auto& [day, count] : counts) timeline.buckets.push_back({*schema::parse_iso(day), count});
  return timeline;
}

}  // namespace

TEST_CASE("a bar is as high as its time is full", "[screen]") {
  CHECK(timeline_bar(days({{"2024-03-01", 1}, {"2024-03-02", 4}, {"2024-03-04", 8}}), 4) == "▁▄ █");
  CHECK(timeline_bar(days({{"2024-03-01", 1}, {"2024-03-02", 1000}}), 2) == "▁█");
  CHECK(timeline_bar({}, 4).empty());
}

TEST_CASE("where there is room, a day has several columns, else a column several days", "[screen]") {
  CHECK(timeline_bar(days({{"2024-03-01", 1}, {"2024-03-02", 1}}), 4) == "████");
  CHECK(timeline_bar(days({{"2024-03-01", 8}, {"2024-03-03", 4}}), 6) == "██  ▄▄");
  CHECK(timeline_bar(days({{"2024-03-01", 3}, {"2024-03-02", 5}, {"2024-03-04", 4}}), 2) == "█▄");
  CHECK(timeline_bar(days({{"2024-03-01", 2}}), 3) == "███");
}

}  // namespace dateline::screen
