// The measures, as their definitions say it.
#include "benchmarks/run_measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace dateline::benchmarks {
namespace {

constexpr std::size_t kPrecisionCut = 10;
constexpr std::size_t kGainCut = 10;
constexpr std::size_t kRecallCut = 100;
constexpr double kLeastPrecision = 0.00001;

constexpr std::array kMeasures{
    Measure{"map", &TopicMeasures::map}, Measure{"ndcg_cut_10", &TopicMeasures::ndcg_cut_10},
    Measure{"P_10", &TopicMeasures::p_10}, Measure{"recall_100", &TopicMeasures::recall_100}};

double discounted(long gain, std::size_t rank) {
  return gain > 0 ? static_cast<double>(gain) / std::log2(static_cast<double>(rank) + 1) : 0;
}

/// Of the best ranking that there can be.
double ideal_gain(const std::map<std::string, long>& judged) {
  std::vector<long> gains;
  for (const auto& [document, relevance] : judged) gains.push_back(relevance);
  std::ranges::sort(gains, std::greater());
  double sum = 0;
  for (std::size_t i = 0; i < std::min(gains.size(), kGainCut); ++i) sum += discounted(gains[i], i + 1);
  return sum;
}

long relevance_of(const std::map<std::string, long>& judged, const std::string& document) {
  const auto found = judged.find(document);
  return found == judged.end() ? 0 : found->second;
}

}  // namespace

std::span<const Measure> all_measures() { return kMeasures; }

TopicMeasures measure_topic(const std::map<std::string, long>& judged, std::span<const RunEntry> found) {
  const auto relevant =
      static_cast<double>(std::ranges::count_if(judged, [](const auto& one) { return one.second > 0; }));
  TopicMeasures measures;
  if (relevant == 0) return measures;
  double seen = 0;
  for (std::size_t rank = 1; rank <= found.size(); ++rank) {
    const long relevance = relevance_of(judged, found[rank - 1].document);
    if (relevance <= 0) continue;
    seen += 1;
    measures.map += seen / static_cast<double>(rank);
    if (rank <= kGainCut) measures.ndcg_cut_10 += discounted(relevance, rank);
    if (rank <= kPrecisionCut) measures.p_10 += 1;
    if (rank <= kRecallCut) measures.recall_100 += 1;
  }
  measures.map /= relevant;
  measures.ndcg_cut_10 /= ideal_gain(judged);
  measures.p_10 /= static_cast<double>(kPrecisionCut);
  measures.recall_100 /= relevant;
  return measures;
}

RunMeasures measure_run(const Judgements& judgements, const Run& run) {
  RunMeasures measures;
  for (const auto& [topic, judged] : judgements) {
    if (std::ranges::none_of(judged, [](const auto& one) { return one.second > 0; })) continue;
    const auto found = run.find(topic);
    measures[topic] = found == run.end() ? TopicMeasures{} : measure_topic(judged, found->second);
  }
  return measures;
}

double mean_of(const RunMeasures& measures, double TopicMeasures::*value) {
  double sum = 0;
  for (const auto& [topic, one] : measures) sum += one.*value;
  return measures.empty() ? 0 : sum / static_cast<double>(measures.size());
}

double gm_map(const RunMeasures& measures) {
  double sum = 0;
  for (const auto& [topic, one] : measures) sum += std::log(std::max(one.map, kLeastPrecision));
  return measures.empty() ? 0 : std::exp(sum / static_cast<double>(measures.size()));
}

}  // namespace dateline::benchmarks
