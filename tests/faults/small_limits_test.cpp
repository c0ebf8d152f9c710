// Few open files and little memory: a clear message and status 3, or success, never a crash.
#include <catch2/catch.hpp>
#include <csignal>
#include <iostream>

#include "faults/scenario.h"
#include "support/random_articles.h"

namespace dateline::faults {
namespace {

using test_support::Random;

/// The system's loader says this, before the program begins.
bool did_not_begin(const Outcome& outcome) {
  return outcome.status == 127 &&
         outcome.err.find("error while loading shared libraries") != std::string::npos;
}

/// Gives the command with each limit until it succeeds; `limited` makes the surroundings. Returns how many
/// tried.
template <class Limited>
int raise_until_success(const Stage& stage, std::uint64_t limit, std::uint64_t stride, Limited&& limited) {
  for (int tried = 1;; ++tried, limit += stride) {
    CAPTURE(limit);
    stage.reset();
    const Outcome outcome = stage.perform(limited(limit));
    if (did_not_begin(outcome)) continue;
    REQUIRE(stage.wrong_with(outcome) == "");
    if (outcome.status != 0) continue;
    REQUIRE(stage.complete() == "");
    std::cerr << "faults: " << stage.scenario().name << ": " << tried << " limits up to " << limit << "\n";
    return tried;
  }
}

/// The same for a query.
template <class Limited>
void raise_until_answered(const Stage& stage, std::uint64_t limit, std::uint64_t stride, Limited&& limited) {
  stage.reset();
  for (;; limit += stride) {
    const Outcome outcome = run_query({stage.index(), "oil", "--format", "ids"}, limited(limit));
    CAPTURE(limit, outcome);
    if (did_not_begin(outcome)) continue;
    REQUIRE((outcome.status == 0 || outcome.status == 3));
    if (outcome.status == 3) REQUIRE_FALSE(outcome.err.empty());
    if (outcome.status == 0) return;
  }
}

/// Threads need much address space each.
const Scenario kManyThreads{
    "build with eight threads", {}, {"build", "INDEX", "FIRST", "--threads", "8", "--progress", "never"}};

/// The C++ library ends a program whose memory is out while it reads a folder, the C library one for which it
/// cannot load what unwinds the stack of a thread; that is as good as a kill.
bool ended_by_library(const Outcome& outcome) {
  return outcome.signal == SIGABRT &&
         (outcome.err.find("terminate called") != std::string::npos ||
          outcome.err.find("must be installed for unwinding") != std::string::npos);
}

void run_out_of_memory_at(const Stage& stage, std::uint64_t number, bool for_good) {
  FaultPlan plan = stage.plan();
  plan.no_memory_at = number;
  plan.fails_from = for_good;
  stage.reset();
  const Outcome outcome = stage.perform({.faults = plan});
  if (ended_by_library(outcome))
    CHECK(stage.look().lawful());
  else
    CHECK(stage.wrong_with(outcome) == "");
  CHECK(stage.complete() == "");
}

/// Lets one allocation fail, or all from one on, at every `stride`-th.
void run_out_of_memory(const Stage& stage, std::uint64_t first, std::uint64_t stride, bool for_good) {
  const std::uint64_t allocations = stage.count_steps(false).allocations;
  int tried = 0;
  for (std::uint64_t number = first; number <= allocations; number += stride, ++tried) {
    CAPTURE(number, allocations, for_good);
    run_out_of_memory_at(stage, number, for_good);
  }
  std::cerr << "faults: " << stage.scenario().name << ": memory ended at " << tried << " of " << allocations
            << " allocations" << (for_good ? " for good" : "") << "\n";
}

Surroundings with_files(std::uint64_t files) { return {.open_files = files}; }
Surroundings with_file_size(std::uint64_t bytes) { return {.file_size = bytes}; }
Surroundings with_memory(std::uint64_t bytes) { return {.address_space = bytes}; }
constexpr std::uint64_t kMebibyte = 1ULL << 20U;

}  // namespace

TEST_CASE("a command with few open files says so or succeeds", "[faults][limits]") {
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const int tried = raise_until_success(stage_of(scenario), 3, 1, with_files);
      CHECK(tried > 1);
    }
  }
}

TEST_CASE("a command that may write small files only says so or succeeds", "[faults][limits]") {
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const int tried = raise_until_success(stage_of(scenario), 0, 3000, with_file_size);
      CHECK(tried > 1);
    }
  }
}

TEST_CASE("a query with few open files says so or answers", "[faults][limits]") {
  raise_until_answered(stage_of(scenarios().back()), 3, 1, with_files);
}

TEST_CASE("a command with little memory says so or succeeds", "[faults][limits]") {
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const int tried = raise_until_success(stage_of(scenario), 24 * kMebibyte, 16 * kMebibyte, with_memory);
      CHECK(tried > 1);
    }
  }
}

TEST_CASE("a build with more threads than memory says so or does with fewer", "[faults][limits]") {
  const int tried = raise_until_success(stage_of(kManyThreads), 24 * kMebibyte, 8 * kMebibyte, with_memory);
  CHECK(tried > 1);
}

TEST_CASE("a command with any little memory says so or succeeds", "[faults][limits][long]") {
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const int tried = raise_until_success(stage_of(scenario), 24 * kMebibyte, kMebibyte / 4, with_memory);
      CHECK(tried > 1);
    }
  }
}

TEST_CASE("a command that gets no memory at some moment says so or succeeds", "[faults][limits]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      const std::uint64_t stride = 1 + stage.count_steps(false).allocations / 3;
      for (const bool for_good : {false, true})
        run_out_of_memory(stage, 1 + random.below(stride), stride, for_good);
    }
  }
}

TEST_CASE("a command that gets no memory at any moment says so or succeeds", "[faults][limits][long]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      const std::uint64_t stride = 1 + stage.count_steps(false).allocations / 300;
      for (const bool for_good : {false, true})
        run_out_of_memory(stage, 1 + random.below(stride), stride, for_good);
    }
  }
}

TEST_CASE("a query with little memory says so or answers", "[faults][limits]") {
  raise_until_answered(stage_of(scenarios().back()), 24 * kMebibyte, 2 * kMebibyte, with_memory);
}

}  // namespace dateline::faults
