// Lines of the table of targets from figures.
#include "benchmarks/targets.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "benchmarks/growth.h"

namespace dateline::benchmarks {
namespace {

using Catch::Contains;

Figures run_of(double articles, double near_us) {
  Figures run;
  run.set("corpus/articles", articles);
  run.set("build/Dateline 1/articles_per_s", 1400);
  run.set("build/Lucene 1/articles_per_s", 1000);
  run.set("build/Lucene 1 merged/articles_per_s", 700);
  run.set("build/Dateline 2/wall_s", 100);
  run.set("build/Dateline 2/peak_bytes", articles * 700);
  for (const char* kind : {"and2", "near", "all"})
    run.set("latency/ids/" + std::string(kind) + "/Lucene/p50", 50);
  run.set("latency/ids/and2/Dateline/p50", 10);
  run.set("latency/ids/near/Dateline/p50", near_us);
  run.set("latency/ids/all/Dateline/p50", 20);
  run.set("update/Dateline/wall_s", 3);
  return run;
}

Target line(const std::vector<Target>& targets, const std::string& name) {
  const auto found = std::ranges::find(targets, name, &Target::name);
  return found == targets.end() ? Target{} : *found;
}

}  // namespace

TEST_CASE("a target is missed, met, or met as hoped", "[benchmarks]") {
  Target speed{"speed", Better::more, 1, 2, 0.9};
  CHECK(verdict(speed) == Verdict::missed);
  speed.reached = 1;
  CHECK(verdict(speed) == Verdict::met);
  speed.reached = 2.5;
  CHECK(verdict(speed) == Verdict::aim_met);
  CHECK(verdict({"size", Better::less, 1.2, 0.9, 1.1}) == Verdict::met);
  CHECK(verdict({"size", Better::less, 1.2, 0.9, 1.3}) == Verdict::missed);
  CHECK(verdict({"size", Better::less, 1.2, 0.9}) == Verdict::not_measured);
}

TEST_CASE("targets of runs", "[benchmarks]") {
  const auto targets = targets_of({run_of(200'000, 40), run_of(1'000'000, 280)});
  const Target build = line(targets, "build against Lucene, one thread");
  CHECK(build.reached == Approx(1.4));
  CHECK(build.remark == "2.00x with its merge");
  const Target slowest = line(targets, "top ten, median, slowest class");
  CHECK(slowest.reached == Approx(1.25));  // of 200,000
  CHECK(slowest.remark == "in near");
  CHECK(line(targets, "peak memory, 1,000,000 articles").reached == Approx(700));  // of the million
  const Target update = line(targets, "update of 1 %");
  CHECK(update.at_least == Approx(4));
  CHECK(verdict(update) == Verdict::met);
  const Target growth = line(targets, "slowest growth of a class, to 1,000,000 articles");
  CHECK(growth.reached == Approx(7));
  CHECK(verdict(growth) == Verdict::missed);
  CHECK_FALSE(line(targets, "build against FTS5, all cores").reached);
  CHECK_THAT(target_table(targets), Contains("not measured"));
}

TEST_CASE("no run, no target", "[benchmarks]") { CHECK(targets_of({}).empty()); }

TEST_CASE("growth by class", "[benchmarks]") {
  const std::vector<Figures> runs{run_of(200'000, 40), run_of(1'000'000, 280)};
  const std::string table = growth_table(runs, "Dateline", "ids");
  CHECK_THAT(table, Contains("200,000 | 1,000,000 | ratio"));
  CHECK_THAT(table, Contains("| near                     |    40.0 |       280 | 7.00x |"));
  CHECK(growth_table(runs, "FTS5", "ids").empty());
  CHECK(growth_table({runs[0]}, "Dateline", "ids").empty());
  CHECK_THAT(build_growth_table(runs), Contains("Dateline 1"));
}

}  // namespace dateline::benchmarks
