// Answers wishes on a thread of its own; the latest wins.
#include "screen/live_search.h"

#include <chrono>
#include <exception>
#include <utility>

namespace dateline::screen {
namespace {

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// Memory that is out, or a bug, is an error of this wish alone.
template <class Ask>
auto guarded(const Ask& ask) -> decltype(ask()) {
  try {
    return ask();
  } catch (const std::exception& failure) {
    return error::Error{error::ErrorKind::internal, {}, failure.what(), {}, {}};
  }
}

}  // namespace

LiveSearch::LiveSearch(search::Searcher searcher, std::function<void()> wake)
    : searcher_(std::move(searcher)), wake_(std::move(wake)), thread_([this] {
        searcher_.end_early_when(&superseded_);
        work();
      }) {}

LiveSearch::~LiveSearch() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
    superseded_ = true;
  }
  changed_.notify_one();
}

void LiveSearch::ask(SearchWish wish) {
  {
    const std::lock_guard lock(mutex_);
    search_ = std::move(wish);
    superseded_ = true;
  }
  changed_.notify_one();
}

void LiveSearch::ask(ArticleWish wish) {
  {
    const std::lock_guard lock(mutex_);
    article_ = std::move(wish);
  }
  changed_.notify_one();
}

std::vector<Event> LiveSearch::take_done() {
  const std::lock_guard lock(mutex_);
  return std::exchange(done_, {});
}

void LiveSearch::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ends_ || search_ || article_; });
    if (ends_) return;
    const auto article = std::exchange(article_, std::nullopt);
    const auto search = article ? std::nullopt : std::exchange(search_, std::nullopt);
    if (search) superseded_ = false;
    lock.unlock();
    Event done = article ? answer(*article) : answer(*search);
    lock.lock();
    keep(std::move(done));
  }
}

/// An answer that was broken off is none. The mutex is held.
void LiveSearch::keep(Event done) {
  const auto* search = std::get_if<SearchDone>(&done);
  if (search != nullptr && !search->answer && search->answer.error().kind == error::ErrorKind::interrupted)
    return;
  done_.push_back(std::move(done));
  wake_();
}

Event LiveSearch::answer(const SearchWish& wish) {
  const auto start = std::chrono::steady_clock::now();
  // If the newer generation cannot be opened, the one that is open answers.
  (void)guarded([&] { return searcher_.reopen(); });
  auto found = guarded([&] { return searcher_.answer(wish.request); });
  return SearchDone{wish.number, std::move(found), milliseconds_since(start)};
}

Event LiveSearch::answer(const ArticleWish& wish) {
  return ArticleDone{wish.number,
                     guarded([&] { return searcher_.show(wish.id, &wish.query, wish.spellings); })};
}

}  // namespace dateline::screen
