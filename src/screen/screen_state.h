// All that the interactive screen knows, and how a key, an answer or another window size changes it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "error/result.h"
#include "screen/article_page.h"
#include "screen/facet_list.h"
#include "screen/key.h"
#include "screen/query_line.h"
#include "screen/screen_layout.h"
#include "search/query_parser.h"
#include "search/searcher.h"

namespace dateline::screen {

/// What the screen wants to be answered. Numbers rise; only the latest wish counts.
struct SearchWish {
  std::uint64_t number = 0;  // 0: none yet
  search::SearchRequest request;
};
struct ArticleWish {
  std::uint64_t number = 0;
  std::string id;
  search::QueryTree query;  // whose matches are highlighted
  bool spellings = false;   // those in other spellings, too
};

struct SearchDone {
  std::uint64_t number = 0;  // of the wish
  error::Result<search::Answer> answer;
  double took_ms = 0;
};
struct ArticleDone {
  std::uint64_t number = 0;
  error::Result<search::Searcher::ShownArticle> article;
};
using Event = std::variant<Key, Size, SearchDone, ArticleDone>;

enum class Focus : std::uint8_t { query, hits, facets };

struct OpenArticle {
  std::shared_ptr<const search::Searcher::ShownArticle> shown;
  std::shared_ptr<const ArticlePage> page;  // for the width of the screen
  std::size_t top = 0;                      // line in the first row
  std::size_t match = 0;                    // index in page->matches
};

/// A value: cheap to copy, for answers and articles are shared and never changed.
struct State {
  search::ParseOptions parse;
  search::SearchRequest base;  // without query; what the command line asked for always holds
  Size size;

  QueryLine line;
  std::optional<error::Error> error;  // why the line as it stands has no answer
  Focus focus = Focus::query;
  bool help = false;

  std::shared_ptr<const search::Answer> answer;  // the last good one
  std::uint64_t answered = 0;                    // the wish that it answers
  double took_ms = 0;
  std::size_t selected = 0;  // hit
  std::size_t top = 0;       // first hit on the screen

  std::vector<FacetValue> chosen;
  std::vector<FacetRow> facets;
  std::size_t facet_at = 0;  // row; not a heading unless there are no others

  std::optional<OpenArticle> article;

  SearchWish search;
  ArticleWish open;
  bool left = false;  // the person wants out
};

/// The first state: the typed query is asked (without one, all articles). Hits, facets and a timeline by day
/// are filled in where `base` does not say.
State first_state(search::SearchRequest base, search::ParseOptions parse, const std::string& query,
                  Size size);

/// The state after the event. Pure: what is to be done outside stands in `search` and `open`, whose numbers
/// change.
State next(State state, const Event& event);

}  // namespace dateline::screen
