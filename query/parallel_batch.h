// The queries of a batch, answered by several threads in the order of the lines.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ask.h"
#include "error/result.h"
#include "query_options.h"
#include "search/searcher.h"

namespace dateline::query {

/// A line of a batch and what came of it. `text` of csv begins with the header.
struct BatchJob {
  std::uint64_t number = 0;  // of the line
  std::string line;
  std::string id;
  std::string query;
  std::size_t query_column = 1;
  error::Result<AnswerText> answer = AnswerText{};
};

/// A Searcher for each thread, all of one generation.
class BatchWorkers {
 public:
  /// `first` must outlive the workers. Threads that would see another generation, because one is published
  /// just now, are left out.
  static error::Result<BatchWorkers> open(search::Searcher& first, const QueryOptions& options);

  /// Answers all of them; an error of one is its answer.
  void run(std::vector<BatchJob>& jobs);
  std::size_t size() const { return others_.size() + 1; }

 private:
  BatchWorkers(search::Searcher& first, const QueryOptions& options) : first_(&first), options_(&options) {}
  void answer(search::Searcher& searcher, BatchJob& job) const;
  search::Searcher* first_;
  const QueryOptions* options_;
  std::vector<search::Searcher> others_;
};

}  // namespace dateline::query
