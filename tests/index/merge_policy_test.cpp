// Specification of the tiers: how many segments stay, how often an article is written again.
#include "index/merge_policy.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "support/random_articles.h"

using namespace dateline;
using index::MergePolicy;
using index::SegmentSize;
using Groups = std::vector<std::vector<std::size_t>>;

namespace {

constexpr MergePolicy kSmall{.smallest = 10, .largest = 1000, .fan_in = 3, .dead_share = 0.25};

std::uint32_t tier_of(std::uint32_t live, const MergePolicy& policy) {
  std::uint32_t tier = 0;
  for (std::uint64_t most = policy.smallest; live > most; most *= policy.fan_in) ++tier;
  return tier;
}

/// The segments after the plan: those in no group stay, in their order, then the merged ones.
std::vector<SegmentSize> carried_out(const std::vector<SegmentSize>& segments, const Groups& groups) {
  std::vector<bool> merged(segments.size());
  std::vector<SegmentSize> after;
  for (const auto& group : groups) {
    for (const std::size_t position : group) merged[position] = true;
  }
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (!merged[i] && segments[i].live > 0) after.push_back(segments[i]);
  for (const auto& group : groups) {
    std::uint32_t live = 0;
    for (const std::size_t position : group) live += segments[position].live;
    after.push_back({live, 0});
  }
  return after;
}

void check_groups(const Groups& groups, const std::vector<SegmentSize>& segments) {
  std::vector<bool> used(segments.size());
  for (const auto& group : groups) {
    REQUIRE_FALSE(group.empty());
    REQUIRE(std::ranges::is_sorted(group));
    for (const std::size_t position : group) {
      REQUIRE(segments[position].live > 0);
      REQUIRE_FALSE(used[position]);
      used[position] = true;
    }
  }
}

}  // namespace

TEST_CASE("a tier that is full becomes one segment", "[index][merge_policy]") {
  const std::vector<SegmentSize> two{{5, 0}, {8, 0}};
  CHECK(index::plan_merges(two, kSmall).empty());
  const std::vector<SegmentSize> three{{5, 0}, {8, 0}, {10, 0}};
  CHECK(index::plan_merges(three, kSmall) == Groups{{0, 1, 2}});
  const std::vector<SegmentSize> between{{5, 0}, {40, 0}, {8, 0}, {10, 0}};
  CHECK(index::plan_merges(between, kSmall) == Groups{{0, 2, 3}});
}

TEST_CASE("a merge that fills the next tier takes that along", "[index][merge_policy]") {
  const std::vector<SegmentSize> segments{{20, 0}, {25, 0}, {5, 0}, {8, 0}, {10, 0}};
  CHECK(index::plan_merges(segments, kSmall) == Groups{{0, 1, 2, 3, 4}});
}

TEST_CASE("a segment with many dead articles is written anew, one with few is not", "[index][merge_policy]") {
  CHECK(index::plan_merges(std::vector<SegmentSize>{{75, 25}}, kSmall) == Groups{{0}});
  CHECK(index::plan_merges(std::vector<SegmentSize>{{76, 24}}, kSmall).empty());
}

TEST_CASE("a segment without live articles is in no group", "[index][merge_policy]") {
  CHECK(index::plan_merges(std::vector<SegmentSize>{{0, 25}, {5, 0}, {5, 0}}, kSmall).empty());
  CHECK(index::plan_compaction(std::vector<SegmentSize>{{0, 25}, {5, 0}}, kSmall).empty());
}

TEST_CASE("segments of more than half of the largest are left alone", "[index][merge_policy]") {
  const std::vector<SegmentSize> segments{{501, 0}, {600, 0}, {700, 0}, {800, 100}};
  CHECK(index::plan_merges(segments, kSmall).empty());
}

TEST_CASE("no merge exceeds the largest segment", "[index][merge_policy]") {
  const std::vector<SegmentSize> segments{{400, 0}, {450, 0}, {500, 0}};
  CHECK(index::plan_merges(segments, kSmall) == Groups{{0, 1}});
  CHECK(index::plan_compaction(segments, kSmall) == Groups{{0, 1}});
}

TEST_CASE("a compaction joins the smallest first and drops the dead", "[index][merge_policy]") {
  CHECK(index::plan_compaction(std::vector<SegmentSize>{{5, 0}, {900, 1}, {90, 0}, {30, 0}}, kSmall) ==
        Groups{{0, 2, 3}, {1}});
  CHECK(index::plan_compaction(std::vector<SegmentSize>{{5, 1}}, kSmall) == Groups{{0}});
  CHECK(index::plan_compaction(std::vector<SegmentSize>{{5, 0}}, kSmall).empty());
}

TEST_CASE("after any plan no tier is full, and there is nothing more to do", "[index][merge_policy]") {
  const std::uint64_t seed = GENERATE(range(1, 200));
  CAPTURE(seed);
  test_support::Random random(seed);
  MergePolicy policy{.smallest = static_cast<std::uint32_t>(1 + random.below(20)),
                     .largest = static_cast<std::uint32_t>(50 + random.below(2000)),
                     .fan_in = static_cast<std::uint32_t>(2 + random.below(5)),
                     .dead_share = 0.25};
  std::vector<SegmentSize> segments;
  for (std::uint64_t i = random.below(40); i > 0; --i)
    segments.push_back({static_cast<std::uint32_t>(random.below(random.chance(20) ? 1500 : 60)),
                        static_cast<std::uint32_t>(random.chance(30) ? random.below(30) : 0)});
  const Groups groups = index::plan_merges(segments, policy);
  check_groups(groups, segments);
  const std::vector<SegmentSize> after = carried_out(segments, groups);
  CHECK(index::plan_merges(after, policy).empty());
  std::map<std::uint32_t, std::uint32_t> tiers;
  for (const SegmentSize& segment : after)
    if (segment.live <= policy.largest / 2) ++tiers[tier_of(segment.live, policy)];
  for (const auto& [tier, count] : tiers) CHECK(count < policy.fan_in);
  const std::vector<SegmentSize> compact = carried_out(segments, index::plan_compaction(segments, policy));
  for (const SegmentSize& segment : compact) CHECK(segment.dead == 0);
}

TEST_CASE("thousands of small updates keep few segments and little work", "[index][merge_policy]") {
  const MergePolicy policy{.smallest = 100, .largest = 1'000'000, .fan_in = 5, .dead_share = 0.25};
  std::vector<SegmentSize> segments;
  std::uint64_t written = 0;
  constexpr std::uint32_t kUpdates = 5000;
  constexpr std::uint32_t kArticles = 100;  // of each update: as many as the lowest tier takes
  for (std::uint32_t i = 0; i < kUpdates; ++i) {
    segments.push_back({kArticles, 0});
    const Groups groups = index::plan_merges(segments, policy);
    for (const auto& group : groups)
      for (const std::size_t position : group) written += segments[position].live;
    segments = carried_out(segments, groups);
  }
  // log_5(500,000 / 100) is 5.3: seven tiers, with four segments at most on each.
  CHECK(segments.size() <= 7 * 4);
  CHECK(written <= std::uint64_t{7} * kUpdates * kArticles);
}
