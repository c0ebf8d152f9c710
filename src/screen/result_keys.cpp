// Keys while hits and facets are on the screen: typing, moving, choosing, opening.
#include "screen/result_keys.h"

#include <algorithm>

namespace dateline::screen {
namespace {

constexpr std::uint64_t kMoreHits = 50;  // when the person comes to the end of the list
constexpr std::size_t kIndent = 5;       // of a snippet
constexpr std::size_t kLeastSnippet = 40;
constexpr std::size_t kMostSnippet = 400;

std::size_t hit_count(const State& state) { return state.answer ? state.answer->hits.size() : 0; }

std::size_t moved(std::size_t at, std::ptrdiff_t by, std::size_t count) {
  if (count == 0) return 0;
  const std::ptrdiff_t last = static_cast<std::ptrdiff_t>(count) - 1;
  return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(at) + by, 0, last));
}

bool is_letter(const Key& key, std::string_view letter) {
  return key.kind == KeyKind::character && key.text == letter;
}

/// How far a key moves in a list of which `page` entries are on the screen; 0: it does not.
std::ptrdiff_t step_of(const Key& key, std::size_t page) {
  constexpr std::ptrdiff_t kToTheEnd = PTRDIFF_MAX / 4;
  const auto rows = static_cast<std::ptrdiff_t>(std::max<std::size_t>(page, 1));
  if (is_letter(key, "j")) return 1;
  if (is_letter(key, "k")) return -1;
  if (is_letter(key, "g")) return -kToTheEnd;
  if (is_letter(key, "G")) return kToTheEnd;
  switch (key.kind) {
    case KeyKind::up:
      return -1;
    case KeyKind::down:
      return 1;
    case KeyKind::page_up:
      return -rows;
    case KeyKind::page_down:
      return rows;
    case KeyKind::home:
      return -kToTheEnd;
    case KeyKind::end:
      return kToTheEnd;
    default:
      return 0;
  }
}

/// At the last of the hits that are there, more are asked for.
State with_more_hits(State state) {
  const bool more = state.answer && state.answered == state.search.number &&
                    state.answer->groups.value_or(state.answer->total) > state.base.offset + hit_count(state);
  if (!more || state.selected + 1 < hit_count(state)) return state;
  state.search.request.limit += kMoreHits;
  ++state.search.number;
  return state;
}

State after_hit_move(State state, std::ptrdiff_t step) {
  state.selected = moved(state.selected, step, hit_count(state));
  return settled(with_more_hits(std::move(state)));
}

State opened(State state) {
  if (hit_count(state) == 0) return state;
  ++state.open.number;
  state.open.id = state.answer->hits[state.selected].id;
  state.open.query = state.search.request.query;
  state.open.spellings = state.search.request.spellings;
  return state;
}

State after_query_key(State state, const Key& key) {
  if (key.kind == KeyKind::enter) return opened(std::move(state));
  if (key.kind == KeyKind::escape) {
    state.focus = Focus::hits;
    return state;
  }
  const bool in_line =
      key.kind == KeyKind::character || key.kind == KeyKind::home || key.kind == KeyKind::end;
  const std::ptrdiff_t step = in_line ? 0 : step_of(key, layout_of(state.size, false).hits_on_screen);
  if (step != 0) return after_hit_move(std::move(state), step);
  const std::string before = state.line.text;
  state.line = edited(std::move(state.line), key);
  return state.line.text == before ? state : asked(std::move(state));
}

State after_hit_key(State state, const Key& key) {
  const std::ptrdiff_t step = step_of(key, layout_of(state.size, false).hits_on_screen);
  if (step != 0) return after_hit_move(std::move(state), step);
  if (key.kind == KeyKind::enter) return opened(std::move(state));
  return state;
}

/// Over headings, on in the same direction.
State after_facet_move(State state, std::ptrdiff_t step) {
  std::size_t at = moved(state.facet_at, step, state.facets.size());
  const bool down = step > 0;
  while (at < state.facets.size() && state.facets[at].is_heading()) {
    if (!down && at == 0) break;
    at = down ? at + 1 : at - 1;
  }
  state.facet_at = at;
  return settled(std::move(state));
}

State with_toggle(State state) {
  if (state.facet_at >= state.facets.size() || state.facets[state.facet_at].is_heading()) return state;
  state.chosen = toggled(std::move(state.chosen), state.facets[state.facet_at].name);
  state.facets[state.facet_at].chosen = !state.facets[state.facet_at].chosen;
  return asked(std::move(state));
}

State after_facet_key(State state, const Key& key) {
  const std::ptrdiff_t step = step_of(key, layout_of(state.size, true).body_rows);
  if (step != 0) return after_facet_move(std::move(state), step);
  if (key.kind == KeyKind::enter || is_letter(key, " ")) return with_toggle(std::move(state));
  if (key.kind == KeyKind::escape) state.focus = Focus::query;
  if (is_letter(key, "c") && !state.chosen.empty()) {
    state.chosen.clear();
    return asked(std::move(state));
  }
  return state;
}

Focus focus_after(Focus focus, bool back) {
  switch (focus) {
    case Focus::query:
      return back ? Focus::hits : Focus::facets;
    case Focus::facets:
      return back ? Focus::query : Focus::hits;
    default:
      return back ? Focus::facets : Focus::query;
  }
}

error::Result<search::QueryTree> read(const State& state) {
  if (state.line.text.find_first_not_of(' ') == std::string::npos) return search::QueryTree{};
  return search::parse_query(state.line.text, state.parse);
}

}  // namespace

State after_result_key(State state, const Key& key) {
  if (key.kind == KeyKind::tab || key.kind == KeyKind::back_tab) {
    state.focus = focus_after(state.focus, key.kind == KeyKind::back_tab);
    return settled(std::move(state));
  }
  if (state.focus == Focus::query) return after_query_key(std::move(state), key);
  if (is_letter(key, "q")) state.left = true;
  if (is_letter(key, "?")) state.help = true;
  if (is_letter(key, "/")) state.focus = Focus::query;
  if (state.left || state.help || state.focus == Focus::query) return state;
  return state.focus == Focus::hits ? after_hit_key(std::move(state), key)
                                    : after_facet_key(std::move(state), key);
}

State asked(State state) {
  auto tree = read(state);
  if (!tree) {
    state.error = tree.error();
    return state;
  }
  state.error.reset();
  const std::size_t columns = layout_of(state.size, false).hit_columns;
  const std::size_t text_columns = 2 * (columns > kIndent ? columns - kIndent : 0);
  ++state.search.number;
  search::SearchRequest& request = state.search.request = state.base;
  request.query = std::move(*tree);
  request.snippet_chars = static_cast<std::uint32_t>(std::clamp(text_columns, kLeastSnippet, kMostSnippet));
  const std::vector<search::Filter> filters = filters_of(state.chosen);
  request.filters.insert(request.filters.end(), filters.begin(), filters.end());
  return state;
}

State settled(State state) {
  const std::size_t page = layout_of(state.size, false).hits_on_screen;
  state.selected = moved(state.selected, 0, hit_count(state));
  if (state.selected < state.top) state.top = state.selected;
  if (state.selected >= state.top + page) state.top = state.selected + 1 - page;
  state.facet_at = moved(state.facet_at, 0, state.facets.size());
  while (state.facet_at + 1 < state.facets.size() && state.facets[state.facet_at].is_heading())
    ++state.facet_at;
  return state;
}

}  // namespace dateline::screen
