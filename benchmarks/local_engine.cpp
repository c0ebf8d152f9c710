// Engines of this process: timed by its own clock, threads of its own.
#include <atomic>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "benchmarks/engines.h"

namespace dateline::benchmarks {
namespace {

using Clock = std::chrono::steady_clock;

class LocalEngine final : public Engine {
 public:
  LocalEngine(AskerOpener opener, Asker asker) : opener_(std::move(opener)), asker_(std::move(asker)) {}

  error::Result<EngineAnswer> answer(const std::string& query, Mode mode) override {
    return asker_(query, mode);
  }

  error::Result<double> time(const std::string& query, Mode mode) override {
    const auto start = Clock::now();
    const auto answer = asker_(query, mode);
    const std::chrono::duration<double, std::micro> taken = Clock::now() - start;
    if (!answer) return answer.error();
    return taken.count();
  }

  /// Compiled code does not get faster; the passes before the timed ones warm the caches.
  error::Status warm_up(const std::vector<std::string>&, double) override { return {}; }

  error::Result<double> rate(const std::vector<std::string>& queries, Mode mode, unsigned threads,
                             double seconds) override;

 private:
  AskerOpener opener_;
  Asker asker_;
};

/// What the threads of one rate() share.
struct Race {
  const std::vector<std::string>& queries;
  Mode mode;
  Clock::time_point end;
  std::atomic<std::uint64_t> answered = 0;
};

void go_round(Race& race, const Asker& asker, std::size_t start, std::optional<error::Error>& failure) {
  for (std::size_t at = start; Clock::now() < race.end; ++at, ++race.answered)
    if (const auto answer = asker(race.queries[at % race.queries.size()], race.mode); !answer) {
      failure = answer.error();
      return;
    }
}

error::Result<double> LocalEngine::rate(const std::vector<std::string>& queries, Mode mode, unsigned threads,
                                        double seconds) {
  std::vector<Asker> askers;
  for (unsigned i = 0; i < threads; ++i) {
    auto asker = opener_();
    if (!asker) return asker.error();
    askers.push_back(std::move(*asker));
  }
  const auto begin = Clock::now();
  Race race{queries, mode,
            begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds))};
  std::vector<std::optional<error::Error>> failures(threads);
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < threads; ++i)
    workers.emplace_back([&, i] { go_round(race, askers[i], i * queries.size() / threads, failures[i]); });
  for (std::thread& worker : workers) worker.join();
  for (const auto& failure : failures)
    if (failure) return *failure;
  const std::chrono::duration<double> taken = Clock::now() - begin;
  return static_cast<double>(race.answered) / taken.count();
}

}  // namespace

error::Result<std::unique_ptr<Engine>> open_here(AskerOpener opener) { return open_here(opener, opener); }

error::Result<std::unique_ptr<Engine>> open_here(const AskerOpener& opener, AskerOpener for_rates) {
  auto asker = opener();
  if (!asker) return asker.error();
  return std::unique_ptr<Engine>(std::make_unique<LocalEngine>(std::move(for_rates), std::move(*asker)));
}

}  // namespace dateline::benchmarks
