// The disk is full, at every size: the command fails as a whole, says so, leaves the old answers and nothing
// else.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>

#include "faults/private_mounts.h"
#include "faults/scenario.h"
#include "support/random_articles.h"

namespace dateline::faults {
namespace {

using test_support::Random;

constexpr std::uint64_t kPage = 4096;
constexpr std::uint64_t kPlenty = 64ULL << 20U;
constexpr std::uint64_t kAnyNumber = 0;

void require_clean(const Stage& stage, const Outcome& outcome) {
  REQUIRE(stage.wrong_with(outcome) == "");
  if (outcome.status != 0) REQUIRE_THAT(outcome.err, Catch::Contains("No space left on device"));
  if (!stage.begins_without_index() || outcome.status == 0) REQUIRE(nameless_files(stage.index()) == "");
}

/// As if the disk took so many bytes and no more.
void fill_to(const Stage& stage, std::uint64_t room) {
  CAPTURE(room);
  FaultPlan plan = stage.plan();
  plan.room = room;
  plan.error = ENOSPC;
  stage.reset();
  require_clean(stage, stage.perform({.faults = plan}));
  REQUIRE(stage.complete() == "");
}

void fill_to_sizes(const Stage& stage, std::uint64_t first, std::uint64_t stride) {
  const std::uint64_t bytes = stage.count_steps(false).bytes;
  int sizes = 0;
  for (std::uint64_t room = first; room <= bytes; room += stride, ++sizes) fill_to(stage, room);
  fill_to(stage, bytes);
  std::cerr << "faults: " << stage.scenario().name << ": full at " << sizes << " sizes up to " << bytes
            << " bytes\n";
}

/// A real file system of few bytes, or files. Returns whether the command succeeded.
bool fill_tmpfs(const Stage& stage, std::uint64_t bytes, std::uint64_t files) {
  CAPTURE(bytes, files);
  mount_tmpfs(stage.space());
  stage.reset();
  bool succeeded = false;
  if (limit_tmpfs(stage.space(), bytes, files)) {
    const Outcome outcome = stage.perform();
    require_clean(stage, outcome);
    succeeded = outcome.status == 0;
    REQUIRE(limit_tmpfs(stage.space(), kPlenty, kAnyNumber));
    REQUIRE(stage.complete() == "");
  }
  unmount(stage.space());
  return succeeded;
}

/// Grows until the command succeeds.
void grow_tmpfs(const Stage& stage, Random& random, std::uint64_t most_step) {
  std::uint64_t bytes = kPage;
  int sizes = 1;
  for (; !fill_tmpfs(stage, bytes, kAnyNumber); bytes += kPage * (1 + random.below(most_step))) ++sizes;
  std::uint64_t files = 1;
  int numbers = 1;
  for (; !fill_tmpfs(stage, kPlenty, files); files += 1 + random.below(most_step)) ++numbers;
  std::cerr << "faults: " << stage.scenario().name << ": tmpfs of " << sizes << " sizes up to " << bytes
            << " bytes, of " << numbers << " numbers of files up to " << files << "\n";
}

}  // namespace

TEST_CASE("a command on a disk that is full at some size leaves the old answers", "[faults][full]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      const std::uint64_t stride = 1 + stage.count_steps(false).bytes / 3;
      fill_to_sizes(stage, random.below(stride), stride);
    }
  }
}

TEST_CASE("a command on a disk that is full at any size leaves the old answers", "[faults][full][long]") {
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      fill_to_sizes(stage, 0, 1000);
    }
  }
}

TEST_CASE("a command on a small file system leaves the old answers until there is room", "[faults][full]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  in_private_mounts([&] {
    for (const Scenario& scenario : scenarios()) {
      DYNAMIC_SECTION(scenario.name) { grow_tmpfs(stage_of(scenario), random, 25); }
    }
  });
}

TEST_CASE("a command on a file system of any small size leaves the old answers", "[faults][full][long]") {
  Random random(run_seed());
  in_private_mounts([&] {
    for (const Scenario& scenario : scenarios()) {
      DYNAMIC_SECTION(scenario.name) { grow_tmpfs(stage_of(scenario), random, 1); }
    }
  });
}

}  // namespace dateline::faults
