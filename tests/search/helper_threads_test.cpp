// Threads that help: each item is done once, whoever does it.
#include "search/helper_threads.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace dateline::search {
namespace {

void wait_until_ready(const HelperThreads& helpers, unsigned count) {
  while (helpers.ready() < count) std::this_thread::yield();
}

}  // namespace

TEST_CASE("each item is done once, by the caller or a helper", "[threads]") {
  HelperThreads helpers(3, [](unsigned) { return true; });
  for (std::size_t round = 0; round < 2000; ++round) {
    const std::size_t items = round % 17;
    std::vector<std::atomic<int>> done(items);
    helpers.run(items, [&](unsigned slot, std::size_t item) {
      if (slot <= 3) ++done[item];
    });
    for (const auto& times : done) REQUIRE(times == 1);
  }
}

TEST_CASE("helpers take part once they are ready", "[threads]") {
  HelperThreads helpers(1, [](unsigned) { return true; });
  wait_until_ready(helpers, 1);
  std::atomic<unsigned> met = 0;  // both have to be in a call for either to leave it
  helpers.run(2, [&](unsigned, std::size_t) {
    ++met;
    while (met < 2) std::this_thread::yield();
  });
  CHECK(met == 2);
}

TEST_CASE("a helper that cannot prepare itself takes no part", "[threads]") {
  HelperThreads helpers(2, [](unsigned slot) { return slot == 2; });
  wait_until_ready(helpers, 1);
  std::atomic<bool> first_helper = false;
  for (int round = 0; round < 200; ++round)
    helpers.run(8, [&](unsigned slot, std::size_t) {
      if (slot == 1) first_helper = true;
    });
  CHECK_FALSE(first_helper);
  CHECK(helpers.ready() == 1);
}

TEST_CASE("what a call throws is thrown to the caller, and the next work is done", "[threads]") {
  HelperThreads helpers(2, [](unsigned) { return true; });
  for (int round = 0; round < 200; ++round) {
    CHECK_THROWS_AS(helpers.run(6,
                                [&](unsigned, std::size_t item) {
                                  if (item == 3) throw std::runtime_error("three");
                                }),
                    std::runtime_error);
    std::atomic<int> done = 0;
    helpers.run(6, [&](unsigned, std::size_t) { ++done; });
    REQUIRE(done == 6);
  }
}

TEST_CASE("helpers that are not ready are not waited for", "[threads]") {
  std::atomic<bool> may_prepare = false;
  HelperThreads helpers(1, [&](unsigned) {
    while (!may_prepare) std::this_thread::yield();
    return true;
  });
  std::vector<unsigned> slots;
  helpers.run(5, [&](unsigned slot, std::size_t) { slots.push_back(slot); });
  CHECK(slots == std::vector<unsigned>(5, 0));
  may_prepare = true;
}

TEST_CASE("helpers end whenever they are told to, also while they begin", "[threads]") {
  for (int round = 0; round < 3000; ++round) {
    HelperThreads helpers(2, [](unsigned) { return true; });
    if (round % 3 == 1) wait_until_ready(helpers, 1);
    if (round % 3 == 2) helpers.run(1, [](unsigned, std::size_t) {});
  }
}

}  // namespace dateline::search
