// One opened generation that can be asked.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "error/result.h"
#include "search/search_request.h"
#include "search/search_threads.h"

namespace dateline::search {

/// Serves one thread; open one per thread.
class Searcher {
 public:
  /// Answers on the caller's thread alone, until use_threads() says otherwise.
  static error::Result<Searcher> open(const std::filesystem::path& index);
  /// From now on other threads help to answer where there is much to do. The answers do not depend on it. For
  /// a program that answers one query at a time: where many are answered at once, each is best left to one
  /// thread.
  void use_threads(const SearchThreads& threads);
  /// Goes over to the generation that is live now, if that is another one; says whether it is. On an error
  /// the Searcher stays on the generation that it has open. Answers given before stay as they are.
  error::Result<bool> reopen();
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// Questions under way look at `stop` now and then, and once it is true end with ErrorKind::interrupted.
  /// Any thread may set it; it must outlive them. Nothing: they run to their end.
  void end_early_when(const std::atomic<bool>* stop);

  /// Matches, ranks, counts, fetches and cuts snippets.
  error::Result<Answer> answer(const SearchRequest& request);

  /// Like answer(), but hits are handed to `use` one after another in rank order instead of being collected
  /// (Answer::hits stays empty): for --all. `use` returns false to stop.
  error::Result<Answer> stream(const SearchRequest& request, const std::function<bool(Hit&&)>& use);

  /// The docids of all matches by segment of the generation, ascending.
  error::Result<std::vector<std::vector<store::DocId>>> matching(const SearchRequest& request);

  /// The whole article with the ranges of title and body that match `query` (all of them, not only a
  /// passage's).
  struct ShownArticle {
    store::StoredArticle article;
    std::array<std::vector<std::string>, 4> entities;
    std::vector<text::ByteRange> title_highlights;
    std::vector<text::ByteRange> body_highlights;
  };
  /// not_found when there is no live article with this id. `spellings` as in the request of the query.
  error::Result<ShownArticle> show(std::string_view id, const QueryTree* query, bool spellings = false);

  /// The article with this id and its copies, by date (undated ones last), then id; not_found when there is
  /// no live article with it.
  error::Result<std::vector<Copy>> copies(std::string_view id);

  const store::Generation& generation() const;

 private:
  struct State;
  explicit Searcher(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dateline::search
