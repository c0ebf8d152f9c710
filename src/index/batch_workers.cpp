// The threads of a build: batches of articles in, small segments on disk out.
#include "index/batch_workers.h"

#include <cstdio>
#include <exception>
#include <system_error>
#include <utility>

namespace dateline::index {
namespace {

error::Error no_thread(const std::system_error& refused) {
  return {error::ErrorKind::storage,
          {},
          "cannot start a thread: " + refused.code().message(),
          "",
          "the limits of memory and processes (ulimit -a) allow none"};
}

}  // namespace

std::filesystem::path batch_path(const std::filesystem::path& folder, std::uint32_t number) {
  char name[16];
  std::snprintf(name, sizeof name, "%08u", number);
  return folder / name;
}

/// Delegates, so that the destructor joins the threads that run already if anything is thrown here.
BatchWorkers::BatchWorkers(unsigned threads, std::filesystem::path folder,
                           const ArticleDictionary& dictionary, std::uint32_t generation,
                           const std::shared_ptr<const EntityKnowledge>& knowledge, std::size_t word_memory)
    : BatchWorkers(std::move(folder)) {
  threads_.reserve(threads);
  for (unsigned i = 0; i < threads; ++i) {
    auto builder = SegmentBuilder::open(dictionary, generation, knowledge, word_memory);
    if (!builder) {
      fail(builder.error());
      return;
    }
    try {
      threads_.emplace_back([this, made = std::move(*builder)]() mutable { work(std::move(made)); });
    } catch (const std::system_error& refused) {
      if (threads_.empty()) fail(no_thread(refused));
      return;
    }
  }
}

BatchWorkers::~BatchWorkers() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (std::thread& thread : threads_)
    if (thread.joinable()) thread.join();
}

bool BatchWorkers::push(Batch batch) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return has_failed() || waiting_.size() < threads_.size(); });
  if (has_failed()) return false;
  waiting_.push_back(std::move(batch));
  lock.unlock();
  changed_.notify_all();
  return true;
}

error::Status BatchWorkers::finish() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  if (thrown_) std::rethrow_exception(thrown_);
  if (failure_) return *failure_;
  return {};
}

std::optional<Batch> BatchWorkers::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return has_failed() || closed_ || !waiting_.empty(); });
  if (has_failed() || waiting_.empty()) return std::nullopt;
  Batch batch = std::move(waiting_.front());
  waiting_.pop_front();
  lock.unlock();
  changed_.notify_all();
  return batch;
}

void BatchWorkers::fail(error::Error failure) {
  {
    const std::lock_guard lock(mutex_);
    if (!has_failed()) failure_ = std::move(failure);
  }
  changed_.notify_all();
}

/// What is thrown goes to the thread that waits in finish(). When memory is out there is none for a message.
void BatchWorkers::work(SegmentBuilder builder) noexcept {
  try {
    while (std::optional<Batch> batch = take()) {
      for (const article::Article& article : batch->articles) builder.add(article);
      batch->articles.clear();
      if (auto made = builder.finish(batch_path(folder_, batch->number)); !made) return fail(made.error());
    }
  } catch (...) {
    {
      const std::lock_guard lock(mutex_);
      if (!has_failed()) thrown_ = std::current_exception();
    }
    changed_.notify_all();
  }
}

}  // namespace dateline::index
