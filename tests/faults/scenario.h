// A command of dateline-index on an index of a few articles, with what the index answers before and after it.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "faults/operation_record.h"
#include "faults/program_run.h"
#include "support/temporary_directory.h"

namespace dateline::faults {

/// In the arguments INDEX, FIRST, SECOND and THIRD stand for the folders of the index and of sets of
/// articles.
struct Scenario {
  std::string name;
  std::vector<Arguments> before;  // make the index that the command meets; none: there is no index yet
  Arguments command;
  bool repeats = true;    // may be given again after it has succeeded, and then changes no answer
  bool publishes = true;  // makes a generation with a new number
};
const std::vector<Scenario>& scenarios();

/// What an index says of itself, compared with what it should say.
struct Finding {
  bool none = false;    // both programs say clearly that there is no index
  bool before = false;  // it is sound, and answers as before the command
  bool after = false;   // it is sound, and answers as after it
  std::string told;     // all that the programs said
  bool lawful() const { return none || before || after; }
};
std::ostream& operator<<(std::ostream& out, const Finding& finding);

/// The index of a scenario in a folder of its own. The folder `space()` holds the index and nothing else.
class Stage {
 public:
  /// Runs the scenario once without faults to learn its answers. Throws when that does not succeed.
  explicit Stage(const Scenario& scenario);

  const Scenario& scenario() const { return *scenario_; }
  std::filesystem::path folder() const { return folder_.path(); }
  std::filesystem::path space() const { return folder_.path() / "space"; }
  std::filesystem::path index() const { return space() / "index"; }
  bool begins_without_index() const { return scenario_->before.empty(); }

  /// The index is as before the command.
  void reset() const;
  Arguments command() const { return on_stage(scenario_->command); }
  Arguments command(const std::filesystem::path& index) const { return filled_in(scenario_->command, index); }
  Outcome perform(const Surroundings& surroundings = {}) const;
  /// A plan whose steps are those in space().
  FaultPlan plan() const;
  /// How many steps the command takes, from the state before, without faults; resets before it runs.
  StepCounts count_steps(bool readings) const;

  Finding look() const { return look(index()); }
  Finding look(const std::filesystem::path& index, const Surroundings& surroundings = {}) const;
  /// What is wrong with how the command ended, in spite of faults; "" if nothing is: it succeeded and the
  /// answers are those after it, or it failed with status 3, a message that names a file (or memory), and the
  /// answers of before, unless it says that what it made is, or may be, live.
  std::string wrong_with(const Outcome& outcome) const;
  /// Gives the command again, without faults, and says what is not as it should be then; "" if all is well:
  /// the answers are those after the command, and after the next publication at the latest no file is there
  /// that no generation names.
  std::string complete() const;

 private:
  Arguments on_stage(const Arguments& arguments) const { return filled_in(arguments, index()); }
  Arguments filled_in(Arguments arguments, const std::filesystem::path& index) const;
  std::string answers(const std::filesystem::path& index, const Surroundings& surroundings,
                      Outcome& outcome) const;

  const Scenario* scenario_;
  test_support::TemporaryDirectory folder_;
  std::string answers_before_;
  std::string answers_after_;
};

/// Made once, as it costs some runs; every user begins with reset().
const Stage& stage_of(const Scenario& scenario);

/// Files and folders of an index that no generation names, one a line.
std::string nameless_files(const std::filesystem::path& index);

/// Random numbers of this run begin here: from DATELINE_FAULT_SEED, or by chance. Printed once.
std::uint64_t run_seed();

}  // namespace dateline::faults
