// How a key, an answer or another window size changes what the screen knows.
#include "screen/screen_state.h"

#include <algorithm>

#include "render/printable.h"
#include "screen/result_keys.h"

namespace dateline::screen {
namespace {

constexpr std::uint64_t kFirstHits = 50;
constexpr std::uint32_t kFacetValues = 5;

std::vector<search::FacetChoice> usual_facets() {
  using schema::Facet;
  std::vector<search::FacetChoice> facets;
  for (const Facet facet :
       {Facet::person, Facet::org, Facet::place, Facet::country, Facet::topic, Facet::source})
    facets.push_back({facet, kFacetValues});
  return facets;
}

std::size_t last_top(const State& state) {
  const std::size_t lines = state.article->page->lines.size();
  const std::size_t rows = layout_of(state.size, false).article_rows;
  return lines > rows ? lines - rows : 0;
}

State scrolled(State state, std::ptrdiff_t by) {
  const std::ptrdiff_t top = static_cast<std::ptrdiff_t>(state.article->top) + by;
  state.article->top = static_cast<std::size_t>(
      std::clamp<std::ptrdiff_t>(top, 0, static_cast<std::ptrdiff_t>(last_top(state))));
  return state;
}

/// The match in view, some lines below the top.
State at_match(State state, std::size_t match) {
  constexpr std::size_t kContext = 3;
  const std::vector<std::size_t>& matches = state.article->page->matches;
  if (matches.empty()) return state;
  state.article->match = match % matches.size();
  const std::size_t line = matches[state.article->match];
  state.article->top = std::min(line > kContext ? line - kContext : 0, last_top(state));
  return state;
}

State after_article_letter(State state, const std::string& letter, std::ptrdiff_t page) {
  const std::size_t matches = state.article->page->matches.size();
  if (letter == "q") state.left = true;
  if (letter == "?") state.help = true;
  if (letter == "n") return at_match(std::move(state), state.article->match + 1);
  if (letter == "p" || letter == "N") return at_match(std::move(state), state.article->match + matches - 1);
  if (letter == "j") return scrolled(std::move(state), 1);
  if (letter == "k") return scrolled(std::move(state), -1);
  if (letter == " ") return scrolled(std::move(state), page);
  if (letter == "b") return scrolled(std::move(state), -page);
  if (letter == "g") return scrolled(std::move(state), PTRDIFF_MIN / 4);
  if (letter == "G") return scrolled(std::move(state), PTRDIFF_MAX / 4);
  return state;
}

State after_article_key(State state, const Key& key) {
  const auto rows = static_cast<std::ptrdiff_t>(layout_of(state.size, false).article_rows);
  const std::ptrdiff_t page = std::max<std::ptrdiff_t>(rows - 1, 1);
  switch (key.kind) {
    case KeyKind::escape:
    case KeyKind::backspace:
    case KeyKind::left:
      state.article.reset();
      return state;
    case KeyKind::up:
      return scrolled(std::move(state), -1);
    case KeyKind::down:
    case KeyKind::enter:
      return scrolled(std::move(state), 1);
    case KeyKind::page_up:
      return scrolled(std::move(state), -page);
    case KeyKind::page_down:
      return scrolled(std::move(state), page);
    case KeyKind::home:
      return scrolled(std::move(state), PTRDIFF_MIN / 4);
    case KeyKind::end:
      return scrolled(std::move(state), PTRDIFF_MAX / 4);
    case KeyKind::character:
      return after_article_letter(std::move(state), key.text, page);
    default:
      return state;
  }
}

State after(State state, const Key& key) {
  if (key.kind == KeyKind::leave) {
    state.left = true;
    return state;
  }
  if (state.help) {
    state.left = key.kind == KeyKind::character && key.text == "q";
    state.help = false;
    return state;
  }
  if (key.kind == KeyKind::help) {
    state.help = true;
    return state;
  }
  return state.article ? after_article_key(std::move(state), key) : after_result_key(std::move(state), key);
}

/// Laid out anew, with about the same words at the top.
State with_new_page(State state) {
  OpenArticle& article = *state.article;
  const std::size_t lines_before = std::max<std::size_t>(article.page->lines.size(), 1);
  article.page = std::make_shared<const ArticlePage>(lay_out(*article.shown, state.size.columns));
  article.top = article.top * article.page->lines.size() / lines_before;
  const std::size_t matches = article.page->matches.size();
  article.match = matches == 0 ? 0 : std::min(article.match, matches - 1);
  return scrolled(std::move(state), 0);
}

/// Snippets are asked for anew, in the new length, for as many hits as there were.
State after(State state, const Size& size) {
  state.size = size;
  if (state.article) state = with_new_page(std::move(state));
  const std::uint64_t limit = state.search.request.limit;
  state = asked(std::move(state));
  state.search.request.limit = std::max(state.search.request.limit, limit);
  return settled(std::move(state));
}

/// The value that the person is at, or has chosen there last; none where nobody has been yet.
FacetValue facet_visited(const State& state) {
  if (state.facet_at >= state.facets.size()) return {};
  const FacetRow& row = state.facets[state.facet_at];
  return state.focus == Focus::facets || row.chosen ? row.name : FacetValue{};
}

/// Stays on the hit and on the value where the person was, if they are still there.
State after(State state, const SearchDone& done) {
  if (done.number <= state.answered) return state;
  if (!done.answer) {
    if (done.number == state.search.number) state.error = done.answer.error();
    return state;
  }
  const bool longer =
      state.answer && state.answer->query == done.answer->query && state.answer->total == done.answer->total;
  const FacetValue at = facet_visited(state);
  state.answer = std::make_shared<const search::Answer>(*done.answer);
  state.answered = done.number;
  state.took_ms = done.took_ms;
  if (!longer) state.selected = state.top = 0;
  state.facets = facet_rows(state.answer->facets, state.chosen);
  const auto found = std::ranges::find(state.facets, at, &FacetRow::name);
  if (at == FacetValue{}) state.facet_at = 0;
  if (found != state.facets.end()) state.facet_at = static_cast<std::size_t>(found - state.facets.begin());
  return settled(std::move(state));
}

State after(State state, const ArticleDone& done) {
  if (done.number != state.open.number) return state;
  if (!done.article) {
    state.error = done.article.error();
    return state;
  }
  OpenArticle article;
  article.shown = std::make_shared<const search::Searcher::ShownArticle>(*done.article);
  article.page = std::make_shared<const ArticlePage>(lay_out(*article.shown, state.size.columns));
  state.article = std::move(article);
  return state;
}

}  // namespace

State first_state(search::SearchRequest base, search::ParseOptions parse, const std::string& query,
                  Size size) {
  State state;
  base.limit = std::max(base.limit, kFirstHits);
  base.snippets = std::max(base.snippets, 1U);
  base.explain = false;
  base.timeline = search::TimelineUnit::day;  // the view sums up what its columns need
  base.facets_ignore_own_filter = true;       // so that several values of a field can be chosen
  if (base.facets.empty()) base.facets = usual_facets();
  state.base = std::move(base);
  state.parse = std::move(parse);
  state.size = size;
  state.line.text = render::printable(query);
  state.line.cursor = state.line.text.size();
  return asked(std::move(state));
}

State next(State state, const Event& event) {
  return std::visit([&](const auto& what) { return after(std::move(state), what); }, event);
}

}  // namespace dateline::screen
