// Whatever kills a command, and whenever: the index answers as before it or as after it, and the command
// given again ends as if nothing had happened.
#include <sys/wait.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <iostream>

#include "faults/scenario.h"
#include "support/random_articles.h"

namespace dateline::faults {
namespace {

using test_support::Random;

/// True when the kill came in time.
bool require_sound_after(const Stage& stage, const Surroundings& surroundings) {
  stage.reset();
  const Outcome killed = stage.perform(surroundings);
  CAPTURE(killed);
  const bool was_killed = killed.signal == SIGKILL;
  if (!was_killed) REQUIRE(killed.status == 0);
  const Finding finding = stage.look();
  CAPTURE(finding);
  if (was_killed && stage.begins_without_index())
    REQUIRE((finding.none || finding.after));
  else if (was_killed)
    REQUIRE((finding.before || finding.after));
  else
    REQUIRE(finding.after);
  REQUIRE(stage.complete() == "");
  return was_killed;
}

/// Kills at every `stride`-th step, first `first`, before it or within it; returns how often.
std::uint64_t kill_at_steps(const Stage& stage, std::uint64_t first, std::uint64_t stride, bool within) {
  const std::uint64_t steps = stage.count_steps(false).steps;
  std::uint64_t kills = 0;
  for (std::uint64_t step = first; step <= steps; step += stride) {
    CAPTURE(step, steps, within);
    FaultPlan plan = stage.plan();
    (within ? plan.dies_within : plan.dies_before) = step;
    if (require_sound_after(stage, {.faults = plan})) ++kills;
  }
  std::cerr << "faults: " << stage.scenario().name << ": killed " << (within ? "within " : "before ") << kills
            << " of " << steps << " steps\n";
  return kills;
}

void kill_at_random_times(const Stage& stage, Random& random, int times) {
  stage.reset();
  const auto begun = std::chrono::steady_clock::now();
  REQUIRE(stage.perform({.faults = stage.plan()}).status == 0);
  const auto whole =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
  int kills = 0;
  for (int i = 0; i < times; ++i) {
    const auto wait = std::chrono::microseconds(random.below(static_cast<std::uint64_t>(whole.count()) + 1));
    CAPTURE(i, wait.count());
    if (require_sound_after(stage, {.faults = stage.plan(), .killed_after = wait})) ++kills;
  }
  std::cerr << "faults: " << stage.scenario().name << ": killed " << kills << " of " << times
            << " times at a random moment\n";
}

}  // namespace

TEST_CASE("a command that is killed at some step leaves the old or the new answers", "[faults][kill]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      constexpr std::uint64_t kKills = 3;  // before, and as many within
      for (const bool within : {false, true}) {
        const std::uint64_t stride = std::max<std::uint64_t>(1, stage.count_steps(false).steps / kKills);
        const std::uint64_t kills = kill_at_steps(stage, 1 + random.below(stride), stride, within);
        CHECK(kills > 0);
      }
    }
  }
}

TEST_CASE("a command that is killed at any step leaves the old or the new answers", "[faults][kill][long]") {
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      for (const bool within : {false, true}) {
        const std::uint64_t kills = kill_at_steps(stage, 1, 1, within);
        CHECK(kills > 0);
      }
    }
  }
}

TEST_CASE("a command that is killed at a random moment leaves the old or the new answers", "[faults][kill]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      kill_at_random_times(stage_of(scenario), random,
                           std::max<int>(1, 15 / static_cast<int>(scenarios().size())));
    }
  }
}

TEST_CASE("a command that is killed at one of 500 moments leaves the old or the new answers",
          "[faults][kill][long]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      kill_at_random_times(stage_of(scenario), random, 1 + 500 / static_cast<int>(scenarios().size()));
    }
  }
}

}  // namespace dateline::faults
