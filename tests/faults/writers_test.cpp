// Two writers at once, and clocks that run backwards.
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "faults/scenario.h"
#include "store/index_directory.h"

namespace dateline::faults {
namespace {

/// Waits until a writer has put its name into LOCK.
void wait_for_lock(const std::filesystem::path& index) {
  std::error_code failed;
  for (int i = 0; i < 12'000; ++i) {
    const auto size = std::filesystem::file_size(index / "LOCK", failed);
    if (!failed && size > 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  FAIL("the first writer does not take the lock");
}

}  // namespace

TEST_CASE("the second writer is told who the first is", "[faults][writers]") {
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      stage.reset();
      std::array<int, 2> ends{};
      REQUIRE(pipe(ends.data()) == 0);
      {
        // It waits for articles that never come.
        const RunningIndex first({"build", stage.index(), "-", "--format", "jsonl"}, ends[0]);
        wait_for_lock(stage.index());
        const Outcome second = stage.perform();
        CAPTURE(second);
        CHECK(second.status == 75);
        CHECK_THAT(second.err, Catch::Contains("process " + std::to_string(first.process()) + " on ") &&
                                   Catch::Contains("dateline-index build"));
        const Finding finding = stage.look();
        CAPTURE(finding);
        CHECK((stage.begins_without_index() ? finding.none : finding.before));
      }
      CHECK(stage.complete() == "");
      close(ends[0]);
      close(ends[1]);
    }
  }
}

TEST_CASE("a clock that was set back a day does not matter", "[faults][writers]") {
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      stage.reset();
      const auto live = [&] {
        const auto index = store::IndexDirectory::open(stage.index());
        return index ? index->current()->value() : 0;
      };
      const auto earlier = live();
      FaultPlan plan = stage.plan();
      plan.clock_shift = -86'400;
      const Outcome outcome = stage.perform({.faults = plan});
      CAPTURE(outcome);
      CHECK(outcome.status == 0);
      CHECK((scenario.publishes ? live() > earlier : live() != earlier));
      CHECK(stage.look().after);
      CHECK(nameless_files(stage.index()) == "");
    }
  }
}

}  // namespace dateline::faults
