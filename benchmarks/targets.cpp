// Each line from the figures that it is about.
#include "benchmarks/targets.h"

#include <algorithm>
#include <cmath>

#include "benchmarks/markdown_table.h"

namespace dateline::benchmarks {
namespace {

constexpr double kMain = 200'000, kMillion = 1'000'000;

const Figures* nearest(const std::vector<Figures>& runs, double articles) {
  const Figures* best = nullptr;
  const auto distance = [&](const Figures& run) {
    return std::abs(std::log((articles_of(run) + 1) / articles));
  };
  for (const Figures& run : runs)
    if (best == nullptr || distance(run) < distance(*best)) best = &run;
  return best;
}

const Figures* million(const std::vector<Figures>& runs) {
  const auto found =
      std::ranges::find_if(runs, [](const Figures& run) { return articles_of(run) >= kMillion; });
  return found == runs.end() ? nullptr : &*found;
}

/// A class and how many times as fast, or as slow, it is.
struct Extreme {
  std::optional<double> value{};
  std::string kind{};
  std::string remark() const { return value ? "in " + kind : ""; }
};

std::string latency_name(const std::string& mode, const std::string& kind, const std::string& engine) {
  return "latency/" + mode + '/' + kind + '/' + engine + "/p50";
}

/// The class in which we are least ahead of Lucene.
Extreme worst_class(const Figures& run, const std::string& mode) {
  Extreme worst;
  for (const std::string& kind : run.matches("latency/" + mode + "/*/Dateline/p50")) {
    if (kind == "all") continue;
    const auto ahead = run.quotient(latency_name(mode, kind, "Lucene"), latency_name(mode, kind, "Dateline"));
    if (ahead && (!worst.value || *ahead < *worst.value)) worst = {ahead, kind};
  }
  return worst;
}

/// The class that slows down most from one run to another.
Extreme most_slowed(const Figures& small, const Figures& large) {
  Extreme most;
  for (const std::string& kind : small.matches("latency/ids/*/Dateline/p50")) {
    const std::string name = latency_name("ids", kind, "Dateline");
    const auto before = small.get(name), after = large.get(name);
    if (kind == "all" || !before || !after || *before <= 0) continue;
    if (!most.value || *after / *before > *most.value) most = {*after / *before, kind};
  }
  return most;
}

void add_building(const Figures& run, std::vector<Target>& targets) {
  const std::string threads = most_threads(run);
  const std::string all = "build/Dateline " + threads + "/articles_per_s";
  const auto against = [&](const std::string& peer) {
    return run.quotient(all, "build/" + peer + "/articles_per_s");
  };
  const auto merged = [&](const std::string& ours, const std::string& peer) {
    const auto value =
        run.quotient("build/" + ours + "/articles_per_s", "build/" + peer + " merged/articles_per_s");
    return value ? decimal(*value, 2) + "x with its merge" : std::string();
  };
  targets.push_back({"build against Lucene, one thread", Better::more, 1.0, 1.3,
                     run.quotient("build/Dateline 1/articles_per_s", "build/Lucene 1/articles_per_s"), "x",
                     merged("Dateline 1", "Lucene 1")});
  targets.push_back({"build against Lucene, all cores", Better::more, 1.1, 1.6, against("Lucene " + threads),
                     "x", merged("Dateline " + threads, "Lucene " + threads)});
  targets.push_back(
      {"build against FTS5, all cores", Better::more, 1.2, 1.8, against("FTS5"), "x", "FTS5 has one thread"});
  targets.push_back({"build against plain Xapian, CPU", Better::more, 6, 10,
                     run.quotient("build/Dateline 1/articles_per_cpu_s", "build/Xapian/articles_per_cpu_s"),
                     "x", ""});
  targets.push_back(
      {"index bytes a byte of text", Better::less, 1.2, 0.9, run.get("size/Dateline/all"), "", ""});
}

void add_memory(const Figures* run, std::vector<Target>& targets) {
  const auto peak = [&](const char* what) -> std::optional<double> {
    if (run == nullptr) return std::nullopt;
    const auto bytes = run->get("build/Dateline " + most_threads(*run) + '/' + what);
    return bytes ? std::optional(*bytes / 1e6) : std::nullopt;
  };
  targets.push_back({"peak memory, 1,000,000 articles", Better::less, 1000, 600, peak("peak_bytes"), " MB",
                     "mapped files included"});
  targets.push_back({"of it anonymous", Better::less, 1000, 600, peak("anonymous_bytes"), " MB", ""});
}

void add_asking(const Figures& run, std::vector<Target>& targets) {
  const Extreme ids = worst_class(run, "ids");
  targets.push_back({"top ten, median, slowest class", Better::more, 1, 2, ids.value, "x", ids.remark()});
  const auto median = [&](const char* name, const std::string& mode, double at_least, double aim) {
    const Extreme worst = worst_class(run, mode);
    targets.push_back(
        {name, Better::more, at_least, aim,
         run.quotient(latency_name(mode, "all", "Lucene"), latency_name(mode, "all", "Dateline")), "x",
         worst.value ? decimal(*worst.value, 2) + "x in " + worst.kind : ""});
  };
  median("with exact total and three facets, median", "facets", 2, 5);
  median("with ten snippets, median", "snippets", 3, 10);
  targets.push_back({"top ten, p99 over all classes", Better::more, 1, 2,
                     run.quotient("latency/ids/all/Lucene/p99", "latency/ids/all/Dateline/p99"), "x", ""});
  targets.push_back({"queries per second, two threads", Better::more, 1, 2,
                     run.quotient("rate/ids/2/Dateline", "rate/ids/2/Lucene"), "x", "top ten"});
  targets.push_back({"one-shot command", Better::more, 30, 60,
                     run.quotient("one_shot/ids/Lucene", "one_shot/ids/Dateline"), "x", ""});
}

void add_update(const Figures& run, std::vector<Target>& targets) {
  const double build = run.get("build/Dateline " + most_threads(run) + "/wall_s").value_or(0);
  targets.push_back({"update of 1 %", Better::less, 0.03 * build + 1, 0.015 * build + 0.5,
                     run.get("update/Dateline/wall_s"), " s", "of a build of " + decimal(build, 1) + " s"});
}

std::string shown(double value, const std::string& unit) {
  return decimal(value, unit == " MB" ? 0 : 2) + unit;
}

}  // namespace

double articles_of(const Figures& run) { return run.get("corpus/articles").value_or(0); }

std::string most_threads(const Figures& run) {
  std::string most;
  for (const std::string& threads : run.matches("build/Dateline */wall_s"))
    if (threads.find_first_not_of("0123456789") == std::string::npos &&
        (threads.size() > most.size() || (threads.size() == most.size() && threads > most)))
      most = threads;
  return most;
}

Verdict verdict(const Target& target) {
  if (!target.reached) return Verdict::not_measured;
  const auto good = [&](double bound) {
    return target.better == Better::more ? *target.reached >= bound : *target.reached <= bound;
  };
  return good(target.aim) ? Verdict::aim_met : good(target.at_least) ? Verdict::met : Verdict::missed;
}

std::vector<Target> targets_of(const std::vector<Figures>& runs) {
  std::vector<Target> targets;
  const Figures* run = nearest(runs, kMain);
  if (run == nullptr) return targets;
  const Figures* large = million(runs);
  add_building(*run, targets);
  add_memory(large, targets);
  add_asking(*run, targets);
  add_update(*run, targets);
  const Extreme slowed = large == nullptr || large == run ? Extreme{} : most_slowed(*run, *large);
  targets.push_back({"slowest growth of a class, to 1,000,000 articles", Better::less, 5, 5, slowed.value,
                     "x", slowed.remark()});
  return targets;
}

std::string target_table(const std::vector<Target>& targets) {
  constexpr const char* kVerdicts[] = {"missed", "at least", "aim", "not measured"};
  MarkdownTable table({"target", "at least", "aim", "reached", "verdict", "remark"});
  for (const Target& target : targets)
    table.add({target.name, shown(target.at_least, target.unit), shown(target.aim, target.unit),
               target.reached ? shown(*target.reached, target.unit) : "-",
               kVerdicts[static_cast<int>(verdict(target))], target.remark});
  return table.text();
}

}  // namespace dateline::benchmarks
