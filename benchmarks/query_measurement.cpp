// Asks, times and compares.
#include "benchmarks/query_measurement.h"

#include <algorithm>

namespace dateline::benchmarks {
namespace {

/// `pass` decides which engine comes first.
error::Status time_on_all(Contest& contest, const ClassedQuery& query, unsigned pass, ClassTiming& timing) {
  const std::size_t engines = contest.engines.size();
  for (std::size_t i = 0; i < engines; ++i) {
    const std::size_t engine = (i + pass) % engines;
    const auto taken = contest.engines[engine]->time(query.query, timing.mode);
    if (!taken) return taken.error();
    timing.microseconds[engine].push_back(*taken);
  }
  return {};
}

/// One of each class after the other, so that a short measure meets all classes alike.
std::vector<std::string> in_turn(const std::vector<ClassedQuery>& queries) {
  std::vector<std::vector<std::string>> by_class;
  std::size_t longest = 0;
  for (const std::string& kind : classes_of(queries)) {
    auto& texts = by_class.emplace_back();
    for (const ClassedQuery& query : queries)
      if (query.kind == kind) texts.push_back(query.query);
    longest = std::max(longest, texts.size());
  }
  std::vector<std::string> all;
  for (std::size_t i = 0; i < longest; ++i)
    for (const auto& texts : by_class)
      if (i < texts.size()) all.push_back(texts[i]);
  return all;
}

}  // namespace

error::Result<ClassTiming> time_class(Contest& contest, const std::vector<ClassedQuery>& queries,
                                      const std::string& kind, Mode mode, Repetition repetition) {
  ClassTiming timing{kind, mode, std::vector<std::vector<double>>(contest.engines.size())};
  for (unsigned pass = 0; pass < repetition.warm_up + repetition.timed; ++pass) {
    if (pass == repetition.warm_up)
      for (auto& sample : timing.microseconds) sample.clear();
    for (const ClassedQuery& query : queries) {
      if (query.kind != kind) continue;
      if (auto status = time_on_all(contest, query, pass, timing); !status) return status.error();
    }
  }
  return timing;
}

error::Result<std::vector<Agreement>> compare_answers(Contest& contest,
                                                      const std::vector<ClassedQuery>& queries) {
  std::vector<Agreement> agreements;
  for (const ClassedQuery& query : queries) {
    Agreement& agreement = agreements.emplace_back(Agreement{query, {}});
    for (const auto& engine : contest.engines) {
      auto answer = engine->answer(query.query, Mode::facets);
      if (!answer) return answer.error();
      agreement.answers.push_back(std::move(*answer));
    }
  }
  return agreements;
}

error::Result<std::vector<Rate>> measure_rates(Contest& contest, const std::vector<ClassedQuery>& queries,
                                               const std::vector<Mode>& modes, double seconds) {
  const std::vector<std::string> texts = in_turn(queries);
  std::vector<Rate> rates;
  for (const Mode mode : modes)
    for (const unsigned threads : {1U, 2U})
      for (std::size_t engine = 0; engine < contest.engines.size(); ++engine) {
        const auto rate = contest.engines[engine]->rate(texts, mode, threads, seconds);
        if (!rate) return rate.error();
        rates.push_back({engine, mode, threads, *rate});
      }
  return rates;
}

error::Status warm_up(Contest& contest, const std::vector<ClassedQuery>& queries, double seconds) {
  const std::vector<std::string> texts = in_turn(queries);
  for (const auto& engine : contest.engines)
    if (auto status = engine->warm_up(texts, seconds); !status) return status.error();
  return {};
}

}  // namespace dateline::benchmarks
