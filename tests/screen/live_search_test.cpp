// Answers from another thread: the latest wish wins.
#include "screen/live_search.h"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>

#include "support/built_index.h"

namespace dateline::screen {
namespace {

article::Article article_of(const std::string& id, const std::string& body) {
  article::Article article;
  article.id = id;
  article.body = body;
  return article;
}

/// Waits for what LiveSearch brings.
class Waiter {
 public:
  void wake() {
    const std::lock_guard lock(mutex_);
    ++wakes_;
    changed_.notify_one();
  }
  std::vector<Event> next(LiveSearch& live) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return wakes_ > 0; });
    wakes_ = 0;
    lock.unlock();
    return live.take_done();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int wakes_ = 0;
};

SearchWish wish_of(std::uint64_t number, const std::string& query) {
  SearchWish wish{number, {}};
  wish.request.query = *search::parse_query(query);
  return wish;
}

}  // namespace

TEST_CASE("of many wishes the last is answered, and answers come in order", "[screen]") {
  const test_support::BuiltIndex index({article_of("1", "oil and gas"), article_of("2", "oil")});
  Waiter waiter;
  LiveSearch live(*search::Searcher::open(index.path()), [&] { waiter.wake(); });
  for (std::uint64_t number = 1; number <= 500; ++number)
    live.ask(wish_of(number, number < 500 ? "oil" : "gas"));
  std::uint64_t last = 0;
  while (last < 500) {
    for (const Event& event : waiter.next(live)) {
      const auto& done = std::get<SearchDone>(event);
      REQUIRE(done.answer);
      CHECK(done.number > last);
      CHECK(done.answer->total == (done.number < 500 ? 2 : 1));
      last = done.number;
    }
  }
  CHECK(live.take_done().empty());
}

TEST_CASE("articles are brought, and those that are not there are errors", "[screen]") {
  const test_support::BuiltIndex index({article_of("1", "oil and gas")});
  Waiter waiter;
  LiveSearch live(*search::Searcher::open(index.path()), [&] { waiter.wake(); });
  live.ask(ArticleWish{1, "1", *search::parse_query("gas")});
  auto events = waiter.next(live);
  REQUIRE(events.size() == 1);
  const auto& found = std::get<ArticleDone>(events[0]);
  REQUIRE(found.article);
  CHECK(found.article->body_highlights == std::vector<text::ByteRange>{{8, 11}});
  live.ask(ArticleWish{2, "none", {}});
  events = waiter.next(live);
  CHECK(std::get<ArticleDone>(events.at(0)).article.error().kind == error::ErrorKind::not_found);
}

TEST_CASE("it can end while wishes wait", "[screen]") {
  const test_support::BuiltIndex index({article_of("1", "oil and gas")});
  for (int i = 0; i < 20; ++i) {
    LiveSearch live(*search::Searcher::open(index.path()), [] {});
    live.ask(wish_of(1, "oil"));
    live.ask(ArticleWish{1, "1", {}});
  }
}

}  // namespace dateline::screen
