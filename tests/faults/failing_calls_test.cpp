// Calls that fail, or do less than they were asked for: the command fails as a whole, says what failed, and
// leaves the old answers; or it copes.
#include <catch2/catch.hpp>
#include <cstring>
#include <iostream>

#include "faults/scenario.h"
#include "support/random_articles.h"

namespace dateline::faults {
namespace {

using test_support::Random;

struct Failure {
  int error;
  bool readings;  // opening, reading, mapping and closing fail, too
  bool lasts;     // and so does everything behind it
};
constexpr Failure kFailures[]{{EIO, true, false},
                              {EIO, true, true},
                              {ENOSPC, false, false},
                              {EDQUOT, false, true},
                              {EMFILE, true, true}};

void fail_at_steps(const Stage& stage, const Failure& failure, std::uint64_t first, std::uint64_t stride) {
  const std::uint64_t steps = stage.count_steps(failure.readings).steps;
  std::uint64_t failures = 0;
  for (std::uint64_t step = first; step <= steps; step += stride) {
    CAPTURE(step, steps, strerror(failure.error), failure.lasts);
    FaultPlan plan = stage.plan();
    plan.counts_readings = failure.readings;
    plan.fails_at = step;
    plan.fails_from = failure.lasts;
    plan.error = failure.error;
    stage.reset();
    const Outcome outcome = stage.perform({.faults = plan});
    if (outcome.status != 0) ++failures;
    CHECK(stage.wrong_with(outcome) == "");
    CHECK(stage.complete() == "");
  }
  std::cerr << "faults: " << stage.scenario().name << ": " << strerror(failure.error)
            << (failure.lasts ? " from one of " : " at one of ") << steps << " steps on, every " << stride
            << ".: failed " << failures << " times\n";
}

/// The same for a query: it answers rightly or not at all.
void fail_while_asking(const Stage& stage, std::uint64_t first, std::uint64_t stride) {
  stage.reset();
  for (std::uint64_t step = first;; step += stride) {
    FaultPlan plan = stage.plan();
    plan.counts_readings = true;
    plan.fails_at = step;
    const Outcome outcome = run_query({stage.index(), "oil", "--format", "ids"}, {.faults = plan});
    CAPTURE(step, outcome);
    REQUIRE((outcome.status == 0 || outcome.status == 3));
    if (outcome.status == 3) REQUIRE_THAT(outcome.err, Catch::Contains(stage.index().string()));
    if (outcome.status == 0) REQUIRE(outcome.out == run_query({stage.index(), "oil", "--format", "ids"}).out);
    if (outcome.status == 0 && step > 400) return;  // that is more than all
  }
}

void shorten(const Stage& stage, Random& random, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    FaultPlan plan = stage.plan();
    plan.shortens = 1 + random.below(1U << 30U);
    CAPTURE(plan.shortens);
    stage.reset();
    const Outcome outcome = stage.perform({.faults = plan});
    CAPTURE(outcome);
    REQUIRE(outcome.status == 0);
    REQUIRE(stage.look().after);
    REQUIRE(stage.look(stage.index(), {.faults = plan}).after);
    REQUIRE(nameless_files(stage.index()) == "");
  }
}

}  // namespace

TEST_CASE("a command whose call fails says so and leaves the old answers", "[faults][error]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      for (const Failure& failure : kFailures) {
        const std::uint64_t stride = 1 + stage.count_steps(failure.readings).steps / 2;
        fail_at_steps(stage, failure, 1 + random.below(stride), stride);
      }
    }
  }
}

TEST_CASE("a command of which any call fails says so and leaves the old answers", "[faults][error][long]") {
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      for (const Failure& failure : kFailures) fail_at_steps(stage, failure, 1, 1);
    }
  }
}

TEST_CASE("a query whose call fails says so", "[faults][error]") {
  const Stage& stage = stage_of(scenarios().back());
  fail_while_asking(stage, 1, 7);
}

TEST_CASE("a query of which any call fails says so", "[faults][error][long]") {
  const Stage& stage = stage_of(scenarios().back());
  fail_while_asking(stage, 1, 1);
}

TEST_CASE("calls may do less than they were asked for", "[faults][error]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) { shorten(stage_of(scenario), random, 1); }
  }
}

TEST_CASE("calls may do less than they were asked for, a hundred times", "[faults][error][long]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) { shorten(stage_of(scenario), random, 100); }
  }
}

}  // namespace dateline::faults
