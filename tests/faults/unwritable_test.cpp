// An index that may only be read: queries and check work, writers fail clearly.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <iostream>
#include <optional>

#include "faults/private_mounts.h"
#include "faults/scenario.h"

namespace dateline::faults {
namespace {

namespace fs = std::filesystem;
/// Somebody without rights; nothing, with a visible reason, when programs cannot be run as such.
std::optional<Surroundings> as_nobody() {
  const Surroundings nobody{.user = 65534};
  if (!is_root("running a program as another user")) return std::nullopt;
  if (run_index({"--version"}, nobody).status == 0) return nobody;
  std::cerr << "SKIPPED: nobody may not run the programs where they were built\n";
  return std::nullopt;
}

/// Every command fails with a message about the index, and its answers stay.
void require_only_reading(const Stage& stage, const Surroundings& surroundings, const std::string& reason) {
  const Finding finding = stage.look(stage.index(), surroundings);
  CAPTURE(finding);
  if (stage.begins_without_index())
    CHECK(finding.none);
  else
    CHECK(finding.before);
  const Outcome refused = stage.perform(surroundings);
  CAPTURE(refused);
  CHECK(refused.status == 3);
  CHECK_THAT(refused.err, Catch::Contains(stage.index().string()) && Catch::Contains(reason));
  CHECK(stage.look().told == finding.told);
}

}  // namespace

TEST_CASE("an index on a read-only file system can be asked and checked", "[faults][unwritable]") {
  in_private_mounts([] {
    for (const Scenario& scenario : scenarios()) {
      DYNAMIC_SECTION(scenario.name) {
        const Stage& stage = stage_of(scenario);
        stage.reset();
        mount_read_only(stage.space());
        require_only_reading(stage, {}, "Read-only file system");
        unmount(stage.space());
      }
    }
  });
}

TEST_CASE("an index of another user can be asked and checked", "[faults][unwritable]") {
  const auto nobody = as_nobody();
  if (!nobody) return;
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      stage.reset();
      require_only_reading(stage, *nobody, "Permission denied");
    }
  }
}

TEST_CASE("an index that may not be read says so", "[faults][unwritable]") {
  const auto nobody = as_nobody();
  if (!nobody) return;
  const Stage& stage = stage_of(scenarios().back());
  stage.reset();
  fs::permissions(stage.index(), fs::perms::owner_all);
  const Outcome asked = run_query({stage.index(), "oil"}, *nobody);
  const Outcome checked = run_index({"check", stage.index()}, *nobody);
  for (const Outcome& outcome : {asked, checked}) {
    CAPTURE(outcome);
    CHECK(outcome.status == 3);
    CHECK_THAT(outcome.err, Catch::Contains("Permission denied"));
  }
}

TEST_CASE("a current folder that has vanished only matters to relative paths", "[faults][unwritable]") {
  for (const Scenario& scenario : scenarios()) {
    DYNAMIC_SECTION(scenario.name) {
      const Stage& stage = stage_of(scenario);
      stage.reset();
      const Surroundings nowhere{.current_folder = stage.folder() / "gone", .current_folder_vanishes = true};
      const auto in_vanished = [&](const auto& run) {
        fs::create_directory(nowhere.current_folder);
        return run();
      };
      const Outcome relative = in_vanished([&] { return run_index(stage.command("idx"), nowhere); });
      CAPTURE(relative);
      CHECK(relative.status == 3);
      CHECK_THAT(relative.err, Catch::Contains("idx"));
      const Outcome asked = in_vanished([&] { return run_query({"idx", "oil"}, nowhere); });
      CAPTURE(asked);
      CHECK(asked.status == 3);
      CHECK_THAT(asked.err, Catch::Contains("idx"));
      const Outcome absolute = in_vanished([&] { return stage.perform(nowhere); });
      CAPTURE(absolute);
      CHECK(absolute.status == 0);
      CHECK(stage.look().after);
    }
  }
}

}  // namespace dateline::faults
