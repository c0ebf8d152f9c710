// The measures of runs, with values worked out by hand, and Student's test with those of printed tables.
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

#include "benchmarks/paired_test.h"
#include "benchmarks/run_measures.h"
#include "benchmarks/trec_files.h"
#include "support/temporary_directory.h"

namespace dateline::benchmarks {
namespace {

class Files {
 public:
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(directory_.path() / name) << text;
    return directory_.path() / name;
  }

 private:
  test_support::TemporaryDirectory directory_;
};

}  // namespace

TEST_CASE("a run is ranked by score, equals by falling id, whatever its ranks say", "[quality]") {
  const Files files;
  const Run run = read_run(files.write("run",
                                       "7 Q0 a 1 2.5 x\n"
                                       "7 Q0 c 2 2.5 x\n"
                                       "7 Q0 b 3 9e0 x\n"
                                       "\n"
                                       "8\tQ0\tz\t1\t-1\tx\n"))
                      .value();
  REQUIRE(run.size() == 2);
  REQUIRE(run.at("7").size() == 3);
  CHECK(run.at("7")[0].document == "b");
  CHECK(run.at("7")[1].document == "c");
  CHECK(run.at("7")[2].document == "a");
  CHECK(run.at("8")[0].score == -1);
}

TEST_CASE("what is no line of a run or of judgements is named with its line", "[quality]") {
  const Files files;
  const auto check = [](const auto& result, std::uint64_t line) {
    REQUIRE_FALSE(result);
    CHECK(result.error().place.line == line);
  };
  check(read_run(files.write("a", "1 Q0 a 1 2.5 x\n1 Q0 b 2 2.5\n")), 2);
  check(read_run(files.write("b", "1 Q0 a 1 much x\n")), 1);
  check(read_run(files.write("c", "1 Q0 a 1 nan x\n")), 1);
  check(read_run(files.write("d", "1 Q0 a 1 2 x\n2 Q0 a 1 2 x\n1 Q0 a 2 1 x\n")), 3);
  check(read_judgements(files.write("e", "1 0 a\n")), 1);
  check(read_judgements(files.write("f", "1 0 a 1\n1 0 b 1.5\n")), 2);
  check(read_judgements(files.write("g", "1 0 a 1\n1 0 a 0\n")), 2);
  CHECK_FALSE(read_run("nowhere/at/all"));
}

TEST_CASE("the measures of one topic", "[quality]") {
  // Relevant are a, c, e and z; found at ranks 1, 3 and 5. b was judged, and is not relevant.
  const std::map<std::string, long> judged{{"a", 1}, {"b", 0}, {"c", 3}, {"e", 1}, {"y", -1}, {"z", 2}};
  const std::vector<RunEntry> found{{"a", 9}, {"b", 8}, {"c", 7}, {"y", 6}, {"e", 5}};
  const TopicMeasures measures = measure_topic(judged, found);
  CHECK(measures.map == Approx((1.0 / 1 + 2.0 / 3 + 3.0 / 5) / 4));
  CHECK(measures.p_10 == Approx(0.3));
  CHECK(measures.recall_100 == Approx(0.75));
  const double gain = 1 / std::log2(2.0) + 3 / std::log2(4.0) + 1 / std::log2(6.0);
  const double ideal = 3 / std::log2(2.0) + 2 / std::log2(3.0) + 1 / std::log2(4.0) + 1 / std::log2(5.0);
  CHECK(measures.ndcg_cut_10 == Approx(gain / ideal));
}

TEST_CASE("cuts: the eleventh and the hundred-first document do not count", "[quality]") {
  std::map<std::string, long> judged;
  std::vector<RunEntry> found;
  for (int i = 1; i <= 101; ++i) found.push_back({std::to_string(i), -i / 1.0});
  judged["11"] = 1;
  judged["101"] = 1;
  const TopicMeasures measures = measure_topic(judged, found);
  CHECK(measures.p_10 == 0);
  CHECK(measures.ndcg_cut_10 == 0);
  CHECK(measures.recall_100 == Approx(0.5));
  CHECK(measures.map == Approx((1.0 / 11 + 2.0 / 101) / 2));
}

TEST_CASE("means are over the topics with a relevant document, found or not", "[quality]") {
  const Judgements judgements{
      {"1", {{"a", 1}}}, {"2", {{"a", 1}}}, {"3", {{"a", 0}}}, {"4", {{"a", 1}, {"b", 1}}}};
  const Run run{{"1", {{"a", 1}}}, {"3", {{"a", 1}}}, {"4", {{"x", 3}, {"a", 2}}}, {"5", {{"a", 1}}}};
  const RunMeasures measures = measure_run(judgements, run);
  REQUIRE(measures.size() == 3);
  CHECK(mean_of(measures, &TopicMeasures::map) == Approx((1.0 + 0 + 0.25) / 3));
  CHECK(gm_map(measures) == Approx(std::cbrt(1.0 * 0.00001 * 0.25)));
  CHECK(mean_of({}, &TopicMeasures::map) == 0);
  CHECK(gm_map({}) == 0);
}

TEST_CASE("Student's t: printed tables", "[quality]") {
  // Two-sided critical values of t.
  CHECK(two_sided_p(12.7062, 1) == Approx(0.05).epsilon(0.0001));
  CHECK(two_sided_p(2.2281, 10) == Approx(0.05).epsilon(0.0001));
  CHECK(two_sided_p(-2.2281, 10) == Approx(0.05).epsilon(0.0001));
  CHECK(two_sided_p(4.5869, 10) == Approx(0.001).epsilon(0.0001));
  CHECK(two_sided_p(1.6577, 120) == Approx(0.1).epsilon(0.0005));
  CHECK(two_sided_p(0, 5) == Approx(1));
  CHECK(two_sided_p(1, 1) == Approx(0.5));  // the Cauchy distribution
}

TEST_CASE("a paired test", "[quality]") {
  // Differences 1, 2, 3, 4, 5: mean 3, deviation sqrt(2.5), error sqrt(0.5).
  const std::vector<double> first{1, 1, 1, 1, 1};
  const std::vector<double> second{2, 3, 4, 5, 6};
  const PairedTest test = paired_test(first, second);
  CHECK(test.pairs == 5);
  CHECK(test.difference == Approx(3));
  CHECK(test.t == Approx(3 / std::sqrt(0.5)));
  CHECK(test.p == Approx(0.0132357).epsilon(0.0001));
  CHECK(paired_test(second, first).t == Approx(-test.t));
  CHECK(paired_test(first, first).p == 1);
  CHECK(paired_test(std::vector<double>{1}, std::vector<double>{2}).p == 1);
  CHECK(paired_test({}, {}).pairs == 0);
  CHECK(paired_test(std::vector<double>{1, 1}, std::vector<double>{2, 2}).p == 0);
}

}  // namespace dateline::benchmarks
