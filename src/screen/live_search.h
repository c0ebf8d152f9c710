// Answers wishes on a thread of its own, so that typing never waits.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "screen/screen_state.h"
#include "search/searcher.h"

namespace dateline::screen {

/// A wish that is not begun when the next of its kind comes is dropped: the latest one wins. A search that is
/// under way runs to its end. Each search looks for a newer generation of the index first.
class LiveSearch {
 public:
  /// `wake` is called on the other thread whenever take_done() has something.
  LiveSearch(search::Searcher searcher, std::function<void()> wake);
  ~LiveSearch();  // waits for what is under way
  LiveSearch(const LiveSearch&) = delete;
  LiveSearch& operator=(const LiveSearch&) = delete;

  void ask(SearchWish wish);
  void ask(ArticleWish wish);
  /// What was answered since the last call, in the order of the answers.
  std::vector<Event> take_done();

 private:
  void work();
  Event answer(const SearchWish& wish);
  Event answer(const ArticleWish& wish);

  search::Searcher searcher_;  // of the other thread
  std::function<void()> wake_;
  std::mutex mutex_;  // guards all below
  std::condition_variable changed_;
  std::optional<SearchWish> search_;
  std::optional<ArticleWish> article_;
  std::vector<Event> done_;
  bool ends_ = false;
  std::jthread thread_;  // last, so that it begins with everything in place
};

}  // namespace dateline::screen
