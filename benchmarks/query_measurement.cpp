// Asks, times and compares.
#include "benchmarks/query_measurement.h"

#include <chrono>

namespace dateline::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

error::Result<double> time_query(const Engine& engine, const std::string& query, Mode mode) {
  const auto start = Clock::now();
  const auto answer = engine(query, mode);
  const std::chrono::duration<double, std::micro> taken = Clock::now() - start;
  if (!answer) return answer.error();
  return taken.count();
}

/// `pass` decides which engine comes first.
error::Status time_on_all(const std::vector<Engine>& engines, const ClassedQuery& query, unsigned pass,
                          ClassTiming& timing) {
  for (std::size_t i = 0; i < engines.size(); ++i) {
    const std::size_t engine = (i + pass) % engines.size();
    const auto taken = time_query(engines[engine], query.query, timing.mode);
    if (!taken) return taken.error();
    timing.microseconds[engine].push_back(*taken);
  }
  return {};
}

}  // namespace

error::Result<ClassTiming> time_class(const std::vector<Engine>& engines,
                                      const std::vector<ClassedQuery>& queries, const std::string& kind,
                                      Mode mode, Repetition repetition) {
  ClassTiming timing{kind, mode, std::vector<std::vector<double>>(engines.size())};
  for (unsigned pass = 0; pass < repetition.warm_up + repetition.timed; ++pass) {
    if (pass == repetition.warm_up)
      for (auto& sample : timing.microseconds) sample.clear();
    for (const ClassedQuery& query : queries) {
      if (query.kind != kind) continue;
      if (auto status = time_on_all(engines, query, pass, timing); !status) return status.error();
    }
  }
  return timing;
}

error::Result<std::vector<Agreement>> compare_answers(const std::vector<Engine>& engines,
                                                      const std::vector<ClassedQuery>& queries) {
  std::vector<Agreement> agreements;
  for (const ClassedQuery& query : queries) {
    Agreement& agreement = agreements.emplace_back(Agreement{query, {}});
    for (const Engine& engine : engines) {
      auto answer = engine(query.query, Mode::facets);
      if (!answer) return answer.error();
      agreement.answers.push_back(std::move(*answer));
    }
  }
  return agreements;
}

}  // namespace dateline::benchmarks
