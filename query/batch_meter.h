// How far a batch is, on standard error.
#pragma once

#include <cstdint>
#include <string>

#include "cli/progress.h"
#include "query_options.h"

namespace dateline::query {

class BatchMeter {
 public:
  /// `file`: of the queries; its size says what there is to do. Where answers go to the terminal themselves,
  /// only --progress always shows a bar between them.
  BatchMeter(const QueryOptions& options, const std::string& file);
  ~BatchMeter() { meter_.clear(); }
  BatchMeter(const BatchMeter&) = delete;
  BatchMeter& operator=(const BatchMeter&) = delete;

  /// `bytes`: of the queries that have been read.
  void update(std::uint64_t queries, std::uint64_t bad, std::uint64_t bytes);
  /// Before something else is written to the terminal.
  void clear() { meter_.clear(); }

 private:
  cli::ProgressMeter meter_;
  std::uint64_t total_ = 0;  // bytes; 0: not known
};

}  // namespace dateline::query
