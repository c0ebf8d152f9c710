// The threads of a build: batches of articles in, small segments on disk out.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "article/article.h"
#include "error/result.h"
#include "index/segment_builder.h"

namespace dateline::index {

struct Batch {
  std::uint32_t number = 0;
  std::uint64_t text_bytes = 0;
  std::vector<article::Article> articles;  // docid 1 first
};

/// Folder of a batch below the folder of all.
std::filesystem::path batch_path(const std::filesystem::path& folder, std::uint32_t number);

/// Each worker turns batches into segments in `folder`. The segments depend on the batches alone, not on
/// which worker makes them or when. The first error stops all workers and is kept. When the system refuses a
/// thread, those that there are do the work; it is an error only when there is none.
class BatchWorkers {
 public:
  /// `word_memory`: of each worker, see text::Analyzer::open().
  BatchWorkers(unsigned threads, std::filesystem::path folder, const ArticleDictionary& dictionary,
               std::uint32_t generation, const std::shared_ptr<const EntityKnowledge>& knowledge,
               std::size_t word_memory);
  ~BatchWorkers();
  BatchWorkers(const BatchWorkers&) = delete;
  BatchWorkers& operator=(const BatchWorkers&) = delete;

  /// Waits while as many batches wait as there are workers; false when a worker has failed (see finish()).
  bool push(Batch batch);
  /// Waits for all batches; the first error. Throws what a worker threw (memory).
  error::Status finish();

 private:
  explicit BatchWorkers(std::filesystem::path folder) : folder_(std::move(folder)) {}
  void work(SegmentBuilder builder) noexcept;
  std::optional<Batch> take();
  void fail(error::Error failure);
  bool has_failed() const { return failure_ || thrown_; }  // needs mutex_

  std::filesystem::path folder_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  bool closed_ = false;
  std::optional<error::Error> failure_;
  std::exception_ptr thrown_;
  std::vector<std::thread> threads_;
};

}  // namespace dateline::index
