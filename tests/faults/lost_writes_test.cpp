// The power goes: what was not synced is lost, torn or kept, in any combination. The index answers as before
// or as after, and as after once the command has ended.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <iostream>
#include <set>

#include "faults/crash_disk.h"
#include "faults/scenario.h"

namespace dateline::faults {
namespace {

namespace fs = std::filesystem;
using test_support::Random;

/// A run of the command with all that it changed.
struct Recording {
  Tree begin;
  std::vector<Operation> operations;
};

Recording record(const Stage& stage) {
  stage.reset();
  Recording recording{read_tree(stage.space()), {}};
  FaultPlan plan = stage.plan();
  plan.log = stage.folder() / "operations";
  fs::remove(plan.log);
  const Outcome outcome = stage.perform({.faults = plan});
  INFO(outcome);
  REQUIRE(outcome.status == 0);
  recording.operations = read_operation_log(plan.log);
  REQUIRE_FALSE(recording.operations.empty());
  return recording;
}

constexpr PowerCut kCuts[]{{Unsynced::lost, Unsynced::lost},
                           {Unsynced::lost, Unsynced::kept},
                           {Unsynced::kept, Unsynced::lost},
                           {Unsynced::by_chance, Unsynced::kept},
                           {Unsynced::by_chance, Unsynced::by_chance}};

/// States that were looked at need no second look.
class PowerCuts {
 public:
  PowerCuts(const Stage& stage, Random& random) : stage_(&stage), random_(&random) {}

  void look_at(const Tree& tree, bool ended) {
    ++states_;
    if (!seen_.insert(std::hash<std::string>()(flat(tree)) + (ended ? 1 : 0)).second) return;
    write_tree(tree, stage_->space());
    const Finding finding = stage_->look();
    CAPTURE(finding, ended);
    if (ended)
      REQUIRE(finding.after);
    else if (stage_->begins_without_index())
      REQUIRE((finding.none || finding.after));
    else
      REQUIRE((finding.before || finding.after));
    if (random_->chance(10)) REQUIRE(stage_->complete() == "");
  }

  void report() const {
    std::cerr << "faults: " << stage_->scenario().name << ": " << states_ << " power cuts, " << seen_.size()
              << " different states\n";
  }

 private:
  static std::string flat(const Tree& tree) {
    std::string all;
    for (const auto& [name, content] : tree)
      all += name + (content ? "=" + std::to_string(content->size()) + ":" + *content : "/");
    return all;
  }

  const Stage* stage_;
  Random* random_;
  std::uint64_t states_ = 0;
  std::set<std::size_t> seen_;
};

/// Cuts the power after every `stride`-th operation, `rounds` times by chance.
void cut_power(const Stage& stage, Random& random, std::size_t stride, int rounds) {
  const Recording recording = record(stage);
  PowerCuts cuts(stage, random);
  CrashDisk disk(recording.begin);
  const std::size_t count = recording.operations.size();
  const std::size_t first = random.below(stride);
  for (std::size_t done = 0; done < count; ++done) {
    disk.apply(recording.operations[done]);
    const bool last = done + 1 == count;
    if (done % stride != first && !last) continue;
    for (const PowerCut& cut : kCuts) {
      const bool chance = cut.data == Unsynced::by_chance;
      for (int round = 0; round < (chance ? rounds : 1); ++round) {
        CAPTURE(done, count, cut.data, cut.names, round);
        cuts.look_at(disk.after(cut, random), last);
      }
    }
  }
  cuts.report();
}

}  // namespace

TEST_CASE("a disk after a power cut has what was synced, and any part of the rest", "[faults][power]") {
  CrashDisk disk({{"folder", std::nullopt}, {"folder/old", "old"}});
  Random random(1);
  const auto lost = [&] { return disk.after({Unsynced::lost, Unsynced::lost}, random); };
  const auto do_it = [&](OperationRecord record, const char* path, const char* second, const char* data) {
    disk.apply({record, path, second, data});
  };
  do_it({.handle = 1, .offset = kCreated}, "folder/new.tmp", "", "");
  do_it({.change = Change::written, .handle = 1, .offset = 0, .size = 3}, "", "", "new");
  do_it({.change = Change::renamed}, "folder/new.tmp", "folder/old", "");

  CHECK(lost() == Tree{{"folder", std::nullopt}, {"folder/old", "old"}});
  CHECK(disk.after({Unsynced::lost, Unsynced::kept}, random) ==
        Tree{{"folder", std::nullopt}, {"folder/old", ""}});
  CHECK(disk.after({Unsynced::kept, Unsynced::kept}, random) ==
        Tree{{"folder", std::nullopt}, {"folder/old", "new"}});

  do_it({.handle = 2}, "folder", "", "");
  do_it({.change = Change::synced, .handle = 2}, "", "", "");
  CHECK(lost() == Tree{{"folder", std::nullopt}, {"folder/old", ""}});
  do_it({.change = Change::synced, .handle = 1}, "", "", "");
  CHECK(lost() == Tree{{"folder", std::nullopt}, {"folder/old", "new"}});
}

TEST_CASE("power cuts would show a command that syncs nothing", "[faults][power]") {
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      const Recording recording = record(stage);
      CrashDisk disk(recording.begin);
      for (const Operation& operation : recording.operations)
        if (operation.record.change != Change::synced) disk.apply(operation);
      Random random(1);
      write_tree(disk.after({Unsynced::lost, Unsynced::kept}, random), stage.space());
      CHECK_FALSE(stage.look().lawful());
    }
  }
}

TEST_CASE("a power cut at some moments leaves the old or the new answers", "[faults][power]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) { cut_power(stage_of(scenario), random, 41, 1); }
  }
}

TEST_CASE("a power cut at any moment leaves the old or the new answers", "[faults][power][long]") {
  Random random(run_seed());
  CAPTURE(run_seed());
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) { cut_power(stage_of(scenario), random, 1, 10); }
  }
}

}  // namespace dateline::faults
