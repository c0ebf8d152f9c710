// Answers wishes on a thread of its own, so that typing never waits.
#pragma once

#include <atomic>
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
/// under way when the next search is wished for ends early, without an answer. Each search looks for a newer
/// generation of the index first.
class LiveSearch {
 public:
  /// `wake` is called on the other thread whenever take_done() has something.
  LiveSearch(search::Searcher searcher, std::function<void()> wake);
  ~LiveSearch();  // waits until what is under way has ended early
  LiveSearch(const LiveSearch&) = delete;
  LiveSearch& operator=(const LiveSearch&) = delete;

  void ask(SearchWish wish);
  void ask(ArticleWish wish);
  /// What was answered since the last call, in the order of the answers.
  std::vector<Event> take_done();

 private:
  void work();
  void keep(Event done);
  Event answer(const SearchWish& wish);
  Event answer(const ArticleWish& wish);

  search::Searcher searcher_;  // of the other thread
  std::function<void()> wake_;
  std::atomic<bool> superseded_ = false;  // the search that is under way
  std::mutex mutex_;                      // guards all below
  std::condition_variable changed_;
  std::optional<SearchWish> search_;
  std::optional<ArticleWish> article_;
  std::vector<Event> done_;
  bool ends_ = false;
  std::jthread thread_;  // last, so that it begins with everything in place
};

}  // namespace dateline::screen
