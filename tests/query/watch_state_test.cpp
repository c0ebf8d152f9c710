// Specification of what --watch remembers: nothing is lost and nothing comes twice, whatever happens to the
// index between two runs.
#include "watch_state.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace dateline::query {
namespace {

/// The same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state_ >> 33U) % bound;
  }

 private:
  std::uint64_t state_;
};

/// An index as far as watching goes: content -> first seen, by generation; one older generation is kept.
struct Index {
  using Articles = std::map<std::uint64_t, std::uint64_t>;
  std::map<std::uint64_t, Articles> generations{{1, {}}};
  std::uint64_t live = 1;
  std::uint64_t used = 1;  // the highest number that there ever was
  std::int64_t clock = 100;
  std::map<std::uint64_t, std::int64_t> published{{1, 100}};

  Articles& articles() { return generations[live]; }
  void publish(const std::set<std::uint64_t>& added, const std::set<std::uint64_t>& removed) {
    Articles next = articles();
    ++used;
    for (const std::uint64_t content : removed) next.erase(content);
    for (const std::uint64_t content : added) next.emplace(content, used);
    const std::uint64_t before = live;
    std::erase_if(generations, [&](const auto& entry) { return entry.first != before; });
    generations[live = used] = next;
    published[live] = ++clock;
  }
  bool roll_back() {
    const auto at = generations.find(live);
    if (at == generations.begin()) return false;
    live = std::prev(at)->first;
    return true;
  }
  SeenGenerations seen() const {
    SeenGenerations found{live, published.at(live), {}};
    for (const auto& [number, articles] : generations) found.kept.push_back(number);
    return found;
  }
};

/// One run: what is reported.
std::set<std::uint64_t> watch(WatchRecord& record, Index& index) {
  if (record.is_of_another(index.seen())) record = {};
  std::set<std::uint64_t> fresh;
  for (const auto& [content, first_seen] : index.articles())
    if (first_seen > record.floor() && !record.has_reported(content)) fresh.insert(content);
  for (const std::uint64_t content : fresh) record.report(content, index.articles().at(content));
  record.looked_at(index.seen());
  return fresh;
}

using Contents = std::set<std::uint64_t>;

}  // namespace

TEST_CASE("the first run reports everything, the next ones what came in", "[query]") {
  Index index;
  WatchRecord record;
  index.publish({1, 2}, {});
  CHECK(watch(record, index) == Contents{1, 2});
  CHECK(watch(record, index).empty());
  index.publish({3}, {1});
  index.publish({4}, {});
  CHECK(watch(record, index) == Contents{3, 4});
  index.publish({}, {});  // merged: nothing is new
  CHECK(watch(record, index).empty());
}

TEST_CASE("what was reported before a rollback does not come again after it", "[query]") {
  Index index;
  WatchRecord record;
  index.publish({1}, {});
  CHECK(watch(record, index) == Contents{1});
  index.publish({2}, {});
  CHECK(watch(record, index) == Contents{2});
  REQUIRE(index.roll_back());
  CHECK(watch(record, index).empty());
  index.publish({2, 3}, {});  // 2 is new in the index, but not for the person
  CHECK(watch(record, index) == Contents{3});
}

TEST_CASE("what a rollback brings back for the first time is reported", "[query]") {
  Index index;
  WatchRecord record;
  CHECK(watch(record, index).empty());
  index.publish({1}, {});
  index.publish({}, {1});
  CHECK(watch(record, index).empty());
  REQUIRE(index.roll_back());
  CHECK(watch(record, index) == Contents{1});
}

TEST_CASE("an index made anew in the place of the old one begins anew", "[query]") {
  Index index;
  WatchRecord record;
  for (std::uint64_t content = 1; content < 5; ++content) index.publish({content}, {});
  CHECK(watch(record, index).size() == 4);
  Index other;
  other.clock = other.published[1] = 1000;
  other.publish({1, 7}, {});
  CHECK(watch(record, other) == Contents{1, 7});
  CHECK(watch(record, other).empty());
}

TEST_CASE("any life of an index: each content once, when it is seen first", "[query]") {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Index index;
    WatchRecord record;
    Contents reported;
    Contents again;  // what a rollback took back and the sources still hold
    std::uint64_t next = 1;
    CHECK(watch(record, index).empty());
    for (int step = 0; step < 60; ++step) {
      bool look = random.below(3) == 0;
      if (random.below(5) == 0) {
        const Index::Articles before = index.articles();
        if (index.roll_back()) {
          for (const auto& [content, first_seen] : before)
            if (!index.articles().contains(content)) again.insert(content);
          look = true;  // see docs/output.md
        }
      } else {
        Contents added = std::exchange(again, {});
        for (std::uint64_t i = random.below(4); i > 0; --i) added.insert(next++);
        Contents removed;
        for (const auto& [content, first_seen] : index.articles())
          if (random.below(6) == 0) removed.insert(content);
        index.publish(added, removed);
      }
      if (!look) continue;
      Contents expected;
      for (const auto& [content, first_seen] : index.articles())
        if (!reported.contains(content)) expected.insert(content);
      CAPTURE(step, index.live);
      const std::string before = [&] {
        WatchState state;
        state.record(1, 2) = record;
        return state.text();
      }();
      auto parsed = WatchState::parse(before, "state");
      REQUIRE(parsed);
      CHECK(parsed->record(1, 2) == record);
      REQUIRE(watch(record, index) == expected);
      reported.insert(expected.begin(), expected.end());
    }
  }
}

TEST_CASE("the state is read as it was written, and nothing else is", "[query]") {
  WatchState state;
  state.record(1, 2).report(77, 5);
  state.record(1, 2).looked_at({4, 1000, {4}});
  state.record(3, 4).looked_at({9, -5, {8, 9}});
  const std::string text = state.text();
  const auto again = WatchState::parse(text, "state");
  REQUIRE(again);
  CHECK(*again == state);
  for (std::size_t at = 0; at < text.size(); ++at) {
    CAPTURE(at);
    std::string damaged = text;
    damaged[at] = damaged[at] == '1' ? '2' : '1';
    CHECK_FALSE(WatchState::parse(damaged, "state"));
    CHECK_FALSE(WatchState::parse(text.substr(0, at), "state"));
  }
  CHECK_FALSE(WatchState::parse(text + "more\n", "state"));
}

TEST_CASE("queries that are gone are forgotten, those on other indexes are not", "[query]") {
  WatchState state;
  state.record(1, 2).looked_at({4, 1000, {4}});
  state.record(1, 3).looked_at({4, 1000, {4}});
  state.record(5, 6).looked_at({4, 1000, {4}});
  state.keep_only(1, {3});
  WatchState left;
  left.record(1, 3).looked_at({4, 1000, {4}});
  left.record(5, 6).looked_at({4, 1000, {4}});
  CHECK(state == left);
}

}  // namespace dateline::query
