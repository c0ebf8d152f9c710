// Which segments are merged after an update.
#include "index/merge_policy.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace dateline::index {
namespace {

/// A segment that is there, or that will be once its members are merged.
struct Planned {
  std::vector<std::size_t> members;
  std::uint64_t live = 0;
};

std::uint32_t tier_of(std::uint64_t live, const MergePolicy& policy) {
  std::uint32_t tier = 0;
  for (std::uint64_t most = policy.smallest; live > most; most *= policy.fan_in) ++tier;
  return tier;
}

/// Joins neighbours in `planned` while they do not exceed `largest`.
std::vector<Planned> joined(std::vector<Planned> planned, std::uint64_t largest) {
  std::vector<Planned> out;
  for (Planned& each : planned) {
    if (out.empty() || out.back().live + each.live > largest) {
      out.push_back(std::move(each));
      continue;
    }
    out.back().live += each.live;
    out.back().members.insert(out.back().members.end(), each.members.begin(), each.members.end());
  }
  return out;
}

/// Merges the lowest tier that is full; false when none is.
bool merge_one_tier(std::vector<Planned>& planned, const MergePolicy& policy) {
  std::map<std::uint32_t, std::vector<std::size_t>> tiers;
  for (std::size_t i = 0; i < planned.size(); ++i)
    if (planned[i].live <= policy.largest / 2) tiers[tier_of(planned[i].live, policy)].push_back(i);
  for (const auto& [tier, segments] : tiers) {
    if (segments.size() < policy.fan_in) continue;
    std::vector<Planned> full;
    std::vector<Planned> rest;
    for (std::size_t i = 0; i < planned.size(); ++i)
      (std::ranges::binary_search(segments, i) ? full : rest).push_back(std::move(planned[i]));
    planned = std::move(rest);
    std::ranges::move(joined(std::move(full), policy.largest), std::back_inserter(planned));
    return true;  // no two of them exceed `largest` together, so there are fewer now
  }
  return false;
}

std::vector<Planned> live_segments(std::span<const SegmentSize> segments) {
  std::vector<Planned> planned;
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (segments[i].live > 0) planned.push_back({{i}, segments[i].live});
  return planned;
}

/// The groups that mean work: several segments, or one that has to be written anew.
template <class IsAnew>
std::vector<std::vector<std::size_t>> groups_of(std::vector<Planned> planned, IsAnew&& is_anew) {
  std::vector<std::vector<std::size_t>> groups;
  for (Planned& each : planned) {
    if (each.members.size() == 1 && !is_anew(each.members.front())) continue;
    std::ranges::sort(each.members);
    groups.push_back(std::move(each.members));
  }
  std::ranges::sort(groups);
  return groups;
}

}  // namespace

std::vector<std::vector<std::size_t>> plan_merges(std::span<const SegmentSize> segments,
                                                  const MergePolicy& policy) {
  std::vector<Planned> planned = live_segments(segments);
  while (merge_one_tier(planned, policy)) {
  }
  return groups_of(std::move(planned), [&](std::size_t i) {
    const double all = static_cast<double>(segments[i].live) + segments[i].dead;
    return segments[i].dead > 0 && segments[i].dead >= all * policy.dead_share;
  });
}

std::vector<std::vector<std::size_t>> plan_compaction(std::span<const SegmentSize> segments,
                                                      const MergePolicy& policy) {
  std::vector<Planned> planned = live_segments(segments);
  // In this order no two of the joined fit into one, so that what is compact stays as it is.
  std::ranges::stable_sort(planned, {}, &Planned::live);
  return groups_of(joined(std::move(planned), policy.largest),
                   [&](std::size_t i) { return segments[i].dead > 0; });
}

}  // namespace dateline::index
