// The articles, the commands, and the comparison of all answers.
#include "faults/scenario.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <stdexcept>

#include "store/index_directory.h"

namespace dateline::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kArticles =
    R"({"id":"w-1","title":"Oil falls again","text":"Oil fell by two dollars a barrel.\n\nTraders in London said that there was too much of it.","date":"2024-02-05","source":"Gull Wire","topics":["oil","markets"],"places":["London"],"language":"en"}
{"id":"w-2","title":"Oil ministers cannot agree","text":"Talks of the oil ministers ended without a result.\n\nThey meet again in Vienna in June.","date":"2024-03","source":"Gull Wire","topics":["oil"],"places":["Vienna"],"language":"en"}
{"id":"w-3","title":"Ferry runs again after the storm","text":"The ferry to the islands runs again.\n\nFor nine days the storms let nobody leave.","date":"2023-11-20","source":"Harbour Post","topics":["weather"],"places":["Moss Island"],"language":"en"}
{"id":"w-4","title":"Concert hall attack near Moscow","text":"The death toll of the attack on a concert hall near Moscow rose.\n\nFour men were brought to court.","date":"2024-03-24T09:30:00Z","source":"Gull Wire","topics":["attacks"],"places":["Moscow","Russia"],"persons":["Ada Moss"],"language":"en"}
{"id":"w-5","title":"Der Hafen wird ausgebaut","text":"Der Hafen bekommt einen neuen Kai.\n\nDie Arbeiten sollen zwei Jahre dauern.","date":"2024-01-09","source":"Elbblatt","topics":["ports"],"places":["Hamburg"],"language":"de"}
{"id":"w-6","title":"Bakery without flour","text":"No ferry came, and the bakery had no flour.","date":"2023-11-21","source":"Harbour Post","topics":["weather"],"language":"en"}
{"id":"w-7","title":"Markets quiet","text":"The price of oil did not move. Gas was cheaper.","source":"Harbour Post","topics":["markets","oil"],"language":"en"}
)";
constexpr std::string_view kChanges =
    R"({"id":"w-2","title":"Oil ministers agree at last","text":"The oil ministers agreed in Vienna.\n\nThe price of a barrel rose by a dollar.","date":"2024-06-02","source":"Gull Wire","topics":["oil"],"places":["Vienna"],"language":"en"}
{"id":"w-3","title":"Ferry runs again after the storm","text":"The ferry to the islands runs again.\n\nFor nine days the storms let nobody leave.","date":"2023-11-20","source":"Harbour Post","topics":["weather"],"places":["Moss Island"],"language":"en"}
{"id":"w-8","title":"Moscow court hears of attack","text":"A court in Moscow heard how the concert hall was attacked.","date":"2024-06-03","source":"Gull Wire","topics":["attacks","courts"],"places":["Moscow"],"persons":["Ada Moss"],"language":"en"}
{"id":"w-9","title":"Storm warning","text":"A storm is expected. The price of bread may rise.","date":"2024-06-04","source":"Harbour Post","topics":["weather"],"language":"en"}
)";
constexpr std::string_view kLaterChanges =
    R"({"id":"w-2","title":"Oil ministers regret","text":"The oil ministers met in Vienna again.\n\nThe price of a barrel fell by two dollars.","date":"2024-07-01","source":"Gull Wire","topics":["oil"],"places":["Vienna"],"language":"en"}
{"id":"w-10","title":"Ferry for sale","text":"The old ferry is for sale. No price was named.","date":"2024-07-02","source":"Harbour Post","language":"en"}
)";
constexpr std::string_view kQueries =
    "oil\nmoscow attack\n\"concert hall\"\nprice OR ferry\nstorm*\nhafen OR court\ndate:2024\nexact:Oil\n"
    "person:moss OR place:vienna\n";

constexpr std::size_t kGenerationsKept = 2;  // the live one, and by default one before it
constexpr const char* kBuild = "build";
const Arguments kFirstBuild{kBuild, "INDEX", "FIRST", "--threads", "1", "--progress", "never"};

const Arguments kUpdate{"update", "INDEX", "SECOND", "--threads", "1", "--progress", "never"};

void write(const fs::path& path, std::string_view content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

void write_sources(const fs::path& folder) {
  write(folder / "first/articles.jsonl", kArticles);
  write(folder / "first/text/bridge.txt",
        "Bridge closed\n\nThe old bridge is closed for repairs until May.\n");
  write(folder / "first/text/market.txt", "Market day moves\n\nThe market moves to the harbour.\n");
  write(folder / "second/articles.jsonl", kChanges);
  write(folder / "second/text/bridge.txt", "Bridge open\n\nThe old bridge is open again, at a high price.\n");
  write(folder / "third/articles.jsonl", kLaterChanges);
  write(folder / "queries", kQueries);
}

/// Without the times that it took.
std::string without_times(std::string answers) {
  constexpr std::string_view kTime = "\"took_ms\":";
  for (std::size_t at = answers.find(kTime); at != std::string::npos; at = answers.find(kTime, at)) {
    at += kTime.size();
    answers.erase(at, answers.find_first_of(",}", at) - at);
  }
  return answers;
}

Outcome succeed(const Arguments& command) {
  Outcome outcome = run_index(command);
  if (outcome.status == 0) return outcome;
  std::ostringstream what;
  for (const std::string& word : command) what << word << " ";
  what << "does not succeed without faults: " << outcome;
  throw std::runtime_error(what.str());
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) names.insert(entry.path().filename());
  return names;
}

/// What the manifests name, as paths relative to the index: files of generations, and folders of segments.
std::set<std::string> named_files(const store::IndexDirectory& index) {
  std::set<std::string> named;
  for (const std::uint64_t number : index.generations()) {
    named.insert(index.manifest_path(number).lexically_relative(index.path()));
    const auto manifest = index.read_manifest(number);
    if (!manifest) continue;
    for (const store::SegmentEntry& segment : manifest->segments) {
      named.insert("segments/" + segment.id);
      for (const store::FileEntry& file : segment.files) named.insert(file.path);
      if (segment.dead > 0) named.insert(segment.tombstones.path);
    }
    for (const store::FileEntry* file : {&manifest->names, &manifest->copies, &manifest->sources})
      if (!file->path.empty()) named.insert(file->path);
  }
  return named;
}

}  // namespace

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> all{
      {"first build", {}, kFirstBuild},
      {"build anew", {kFirstBuild}, {kBuild, "INDEX", "SECOND", "--threads", "1", "--progress", "never"}},
      {"update", {kFirstBuild}, kUpdate},
      {"update of an updated index", {kFirstBuild, kUpdate}, {"update", "INDEX", "THIRD", "--threads", "1"}},
      {"remove", {kFirstBuild, kUpdate}, {"remove", "INDEX", "w-2", "w-5"}, false},
      {"compact", {kFirstBuild, kUpdate, {"remove", "INDEX", "w-4"}}, {"compact", "INDEX"}},
      {"rollback", {kFirstBuild, kUpdate}, {"rollback", "INDEX"}, false, false},
  };
  return all;
}

std::ostream& operator<<(std::ostream& out, const Finding& finding) {
  return out << (finding.none     ? "no index"
                 : finding.before ? "answers as before"
                 : finding.after  ? "answers as after"
                                  : "neither answers as before nor as after")
             << "\n"
             << finding.told;
}

Stage::Stage(const Scenario& scenario) : scenario_(&scenario) {
  fs::permissions(folder(), fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
  write_sources(folder());
  fs::create_directory(space());
  Outcome outcome;
  for (const Arguments& command : scenario.before) succeed(on_stage(command));
  if (!scenario.before.empty()) {
    answers_before_ = answers(index(), {}, outcome);
    fs::copy(index(), folder() / "before", fs::copy_options::recursive);
  }
  succeed(command());
  answers_after_ = answers(index(), {}, outcome);
  if (outcome.status != 0) throw std::runtime_error("the golden queries fail: " + outcome.err);
}

Arguments Stage::filled_in(Arguments arguments, const fs::path& index) const {
  for (std::string& argument : arguments) {
    if (argument == "INDEX") argument = index;
    if (argument == "FIRST") argument = folder() / "first";
    if (argument == "SECOND") argument = folder() / "second";
    if (argument == "THIRD") argument = folder() / "third";
  }
  return arguments;
}

void Stage::reset() const {
  for (const std::string& name : names_in(space())) fs::remove_all(space() / name);
  if (!begins_without_index()) fs::copy(folder() / "before", index(), fs::copy_options::recursive);
}

Outcome Stage::perform(const Surroundings& surroundings) const { return run_index(command(), surroundings); }

FaultPlan Stage::plan() const {
  FaultPlan plan;
  plan.folder = space();
  return plan;
}

StepCounts Stage::count_steps(bool readings) const {
  reset();
  FaultPlan plan = this->plan();
  plan.counts_readings = readings;
  plan.counts = folder() / "counts";
  StepCounts counts;
  write(plan.counts, {reinterpret_cast<const char*>(&counts), sizeof counts});
  const Outcome outcome = perform({.faults = plan});
  std::ifstream(plan.counts, std::ios::binary).read(reinterpret_cast<char*>(&counts), sizeof counts);
  if (outcome.status != 0 || counts.steps == 0) throw std::runtime_error("no steps: " + outcome.err);
  return counts;
}

std::string Stage::answers(const fs::path& index, const Surroundings& surroundings, Outcome& outcome) const {
  outcome = run_query({index, "--batch", folder() / "queries", "--format", "json", "--facet", "source",
                       "--facet", "topic", "--facet", "place", "--timeline", "month"},
                      surroundings);
  return without_times(outcome.out);
}

Finding Stage::look(const fs::path& index, const Surroundings& surroundings) const {
  Outcome asked;
  const std::string said = answers(index, surroundings, asked);
  const Outcome checked = run_index({"check", index, "--full"}, surroundings);
  Finding finding;
  std::ostringstream told;
  told << "dateline-query: " << Outcome{asked.status, asked.signal, "", asked.err}
       << "\ndateline-index check: " << checked;
  finding.told = told.str();
  const auto says_none = [](const Outcome& outcome) {
    return outcome.status == 3 && outcome.err.find("no index") != std::string::npos;
  };
  finding.none = says_none(asked) && says_none(checked);
  const bool sound = asked.status == 0 && checked.status == 0 && asked.err.empty() && checked.err.empty();
  finding.before = sound && !begins_without_index() && said == answers_before_;
  finding.after = sound && said == answers_after_;
  return finding;
}

std::string Stage::wrong_with(const Outcome& outcome) const {
  std::ostringstream wrong;
  if (outcome.status != 0 && outcome.status != 3) wrong << "status: " << outcome << "\n";
  const bool names_it = std::ranges::any_of(
      std::array{folder().string(), std::string("out of memory"), std::string("a thread"),
                 std::string("the system refuses")},
      [&](const std::string& name) { return outcome.err.find(name) != std::string::npos; });
  if (outcome.status == 3 && !names_it) wrong << "message names nothing: " << outcome << "\n";
  const Finding finding = look();
  const bool as_before = begins_without_index() ? finding.none : finding.before;
  const auto says = [&](const char* text) { return outcome.err.find(text) != std::string::npos; };
  const bool is_live = outcome.status == 0 || says("is live all the same");
  const bool is_open = says("may be live") || says("out of memory");  // nothing left to tell it with
  const bool lawful = is_live ? finding.after : is_open ? finding.lawful() : as_before;
  if (!lawful) wrong << outcome << "\nthen: " << finding << "\n";
  return wrong.str();
}

std::string Stage::complete() const {
  std::ostringstream wrong;
  const Finding first = look();
  if (scenario_->repeats || !first.after || first.before) {
    const Outcome again = perform({.faults = plan()});
    if (again.status != 0) wrong << "given again: " << again << "\n";
  }
  const Finding last = look();
  if (!last.after) wrong << "given again: " << last << "\n";
  if (nameless_files(index()).empty()) return wrong.str();
  // A run that publishes nothing also removes nothing; the next publication does.
  const Outcome next = run_index(on_stage(kFirstBuild), {.faults = plan()});
  const std::string left = nameless_files(index());
  if (!left.empty()) wrong << "left over: " << left << "\nafter: " << next << "\n";
  return wrong.str();
}

const Stage& stage_of(const Scenario& scenario) {
  static std::map<const Scenario*, std::unique_ptr<Stage>> stages;
  std::unique_ptr<Stage>& stage = stages[&scenario];
  if (!stage) stage = std::make_unique<Stage>(scenario);
  return *stage;
}

std::string nameless_files(const fs::path& index) {
  std::string left;
  const auto opened = store::IndexDirectory::open(index);
  if (!opened) return opened.error().message;
  const std::set<std::string> named = named_files(*opened);
  const std::set<std::string> known{"CURRENT", "LOCK", "segments", "generations", "sources", "tombstones"};
  for (const std::string& name : names_in(index))
    if (!known.contains(name)) left += name + "\n";
  for (const char* folder : {"segments", "generations", "sources", "tombstones"})
    for (const std::string& name : names_in(index / folder))
      if (!named.contains(std::string(folder) + "/" + name)) left += std::string(folder) + "/" + name + "\n";
  if (opened->generations().size() > kGenerationsKept) left += "an older generation than should be kept\n";
  for (const std::string& path : named)
    if (!fs::exists(index / path)) left += path + " is missing\n";
  return left;
}

std::uint64_t run_seed() {
  static const std::uint64_t seed = [] {
    const char* given = std::getenv("DATELINE_FAULT_SEED");
    const std::uint64_t chosen =
        given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device()();
    std::cerr << "faults: seed " << chosen << " (to repeat: DATELINE_FAULT_SEED=" << chosen << ")\n";
    return chosen;
  }();
  return seed;
}

}  // namespace dateline::faults
