// run_quality: how good a run is by relevance judgements, and whether another one is better.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "benchmarks/markdown_table.h"
#include "benchmarks/paired_test.h"
#include "benchmarks/run_measures.h"
#include "benchmarks/trec_files.h"

namespace {

using namespace dateline;
using namespace dateline::benchmarks;

constexpr int kDigits = 4;

std::vector<double> values_of(const RunMeasures& run, double TopicMeasures::*value) {
  std::vector<double> values;
  for (const auto& [topic, measures] : run) values.push_back(measures.*value);
  return values;
}

std::string topic_table(const RunMeasures& run) {
  std::vector<std::string> header{"topic"};
  for (const Measure& measure : all_measures()) header.emplace_back(measure.name);
  MarkdownTable table(header);
  for (const auto& [topic, measures] : run) {
    std::vector<std::string> row{topic};
    for (const Measure& measure : all_measures()) row.push_back(decimal(measures.*(measure.value), kDigits));
    table.add(row);
  }
  return table.text();
}

std::string one_run(const RunMeasures& run) {
  MarkdownTable table({"measure", "all"});
  for (const Measure& measure : all_measures())
    table.add({std::string(measure.name), decimal(mean_of(run, measure.value), kDigits)});
  table.add({"gm_map", decimal(gm_map(run), kDigits)});
  table.add({"num_q", std::to_string(run.size())});
  return table.text();
}

std::string two_runs(const RunMeasures& first, const RunMeasures& second) {
  MarkdownTable table({"measure", "first", "second", "difference", "t", "p"});
  for (const Measure& measure : all_measures()) {
    const PairedTest test = paired_test(values_of(first, measure.value), values_of(second, measure.value));
    table.add({std::string(measure.name), decimal(mean_of(first, measure.value), kDigits),
               decimal(mean_of(second, measure.value), kDigits), decimal(test.difference, kDigits),
               decimal(test.t, 2), decimal(test.p, kDigits)});
  }
  table.add({"gm_map", decimal(gm_map(first), kDigits), decimal(gm_map(second), kDigits), "", "", ""});
  table.add({"num_q", std::to_string(first.size()), std::to_string(second.size()), "", "", ""});
  return table.text();
}

int fail(const error::Error& error) {
  std::cerr << error::describe(error);
  return 2;
}

int run(const std::vector<std::string>& files, bool by_topic) {
  const auto judgements = read_judgements(files[0]);
  if (!judgements) return fail(judgements.error());
  std::vector<RunMeasures> measured;
  for (std::size_t i = 1; i < files.size(); ++i) {
    const auto found = read_run(files[i]);
    if (!found) return fail(found.error());
    measured.push_back(measure_run(*judgements, *found));
    if (by_topic) std::cout << topic_table(measured.back()) << '\n';
  }
  std::cout << (measured.size() == 1 ? one_run(measured[0]) : two_runs(measured[0], measured[1]));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool by_topic = std::erase(arguments, "--topics") > 0;
  const bool flags = std::ranges::any_of(arguments, [](const auto& one) { return one.starts_with("--"); });
  if (arguments.size() < 2 || arguments.size() > 3 || flags) {
    std::cerr
        << "usage: run_quality [--topics] QRELS RUN [RUN]\n"
           "  map, ndcg_cut_10, P_10, recall_100 and gm_map as trec_eval -c defines them; of two runs also\n"
           "  their difference (second - first) with a paired t test. --topics: the values of each topic,\n"
           "  too. dateline-query --batch TOPICS --format trec writes runs.\n";
    return 2;
  }
  return run(arguments, by_topic);
}
