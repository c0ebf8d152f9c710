// The queries of a batch, answered by several threads.
#include "parallel_batch.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

namespace dateline::query {

error::Result<BatchWorkers> BatchWorkers::open(search::Searcher& first, const QueryOptions& options) {
  BatchWorkers workers(first, options);
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const unsigned threads = options.threads == 0 ? cores : options.threads;
  const auto number = [](const search::Searcher& searcher) {
    return searcher.generation().manifest().generation;
  };
  for (unsigned i = 1; i < threads; ++i) {
    auto other = search::Searcher::open(options.index);
    if (!other) return other.error();
    if (number(*other) == number(first)) workers.others_.push_back(std::move(*other));
  }
  return workers;
}

void BatchWorkers::run(std::vector<BatchJob>& jobs) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&](search::Searcher& searcher) {
    for (std::size_t i = next++; i < jobs.size(); i = next++) answer(searcher, jobs[i]);
  };
  std::vector<std::jthread> threads;
  for (search::Searcher& searcher : others_) threads.emplace_back(work, std::ref(searcher));
  work(*first_);
}

void BatchWorkers::answer(search::Searcher& searcher, BatchJob& job) const {
  render::AnswerOptions output = options_->output;
  output.query_id = job.id;
  auto tree = search::parse_query(job.query, options_->parse);
  job.answer = tree ? ask_for_text(searcher, *options_, std::move(*tree), output)
                    : error::Result<AnswerText>(tree.error());
}

}  // namespace dateline::query
