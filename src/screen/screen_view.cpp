// What a state looks like: the screen of results, of an article, of help.
#include "screen/screen_view.h"

#include <algorithm>
#include <array>

#include "render/printable.h"
#include "render/timeline_labels.h"
#include "schema/instant.h"
#include "screen/query_view.h"
#include "screen/timeline_bar.h"
#include "text/utf8.h"

namespace dateline::screen {
namespace {

constexpr std::size_t kIndent = 5;
constexpr std::size_t kSnippetLines = kRowsPerHit - 2;

constexpr std::array kHelp{
    std::string_view("While you type"),
    std::string_view("  Up Down PgUp PgDn   move in the list       Enter    open the article"),
    std::string_view("  Left Right Home End move in the query      Ctrl-W   erase a word, Ctrl-U: all"),
    std::string_view("  Tab                 to the facets          Esc      to the list"),
    std::string_view(""),
    std::string_view("In the list"),
    std::string_view("  Up Down j k PgUp PgDn g G   move           Enter    open the article"),
    std::string_view("  Tab or /            to the query"),
    std::string_view(""),
    std::string_view("In the facets"),
    std::string_view("  Up Down j k         move                   Enter or Space   choose, or take back"),
    std::string_view("  c                   take all back          Tab   to the list, Esc: to the query"),
    std::string_view("  Values of one field: any of them. Fields: all of them."),
    std::string_view(""),
    std::string_view("In an article"),
    std::string_view("  Up Down j k Space b g G   scroll           n p      next, previous match"),
    std::string_view("  Esc                 back"),
    std::string_view(""),
    std::string_view("Everywhere"),
    std::string_view("  F1, ? (not while you type)   this page     q (not while you type), Ctrl-C   leave"),
};

std::string origin(const search::Hit& hit) {
  std::string out = schema::to_iso(hit.published);
  for (const std::string& part : {hit.source, "id " + hit.id})
    if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
  return render::printable(out);
}

Line marked_title(const search::Hit& hit, Look look) {
  const std::string title = hit.title.empty() ? "(untitled)" : hit.title;
  const auto runs = render::marked_lines(title, hit.title_highlights, title.size() + 1);
  Line line = line_of(runs.front(), look);
  if (look != Look::selected) return line;
  for (Cells& cells : line)
    if (cells.look == Look::match) cells.look = Look::selected_match;
  return line;
}

/// The first lines of the first passage; what is left out is shown by "…".
std::vector<Line> snippet_lines(const search::Hit& hit, std::size_t columns) {
  std::vector<Line> lines;
  if (hit.snippets.empty() || columns <= kIndent) return lines;
  const search::Passage& passage = hit.snippets.front();
  for (const auto& runs : render::marked_lines(passage.text, passage.highlights, columns - kIndent - 2)) {
    if (lines.size() == kSnippetLines) {
      lines.back().push_back({" …", Look::plain});
      break;
    }
    Line line{{std::string(kIndent, ' '), Look::plain}};
    for (Cells& cells : line_of(runs, Look::plain)) line.push_back(std::move(cells));
    lines.push_back(std::move(line));
  }
  return lines;
}

/// Four rows for each hit.
std::vector<Line> hit_lines(const State& state, std::size_t rows, std::size_t columns) {
  std::vector<Line> lines;
  if (!state.answer) return lines;
  const std::vector<search::Hit>& hits = state.answer->hits;
  for (std::size_t i = state.top; i < hits.size() && lines.size() < rows; ++i) {
    const bool selected = i == state.selected;
    const std::string rank = std::to_string(hits[i].rank) + ". ";
    LineWriter title(columns);
    title.add(selected ? "▌" : " ", Look::bar)
        .add(std::string(kIndent - 1 - std::min(kIndent - 1, rank.size()), ' ') + rank,
             selected ? Look::selected : Look::plain)
        .add(marked_title(hits[i], selected ? Look::selected : Look::strong));
    lines.push_back(title.take());
    lines.push_back(
        LineWriter(columns).add(std::string(kIndent, ' ')).add(origin(hits[i]), Look::faint).take());
    std::vector<Line> snippet = snippet_lines(hits[i], columns);
    snippet.resize(kSnippetLines);
    for (const Line& line : snippet) lines.push_back(LineWriter(columns).add(line).take());
  }
  if (hits.empty() && state.answer->total == 0) lines.push_back({{"no article matches", Look::faint}});
  return lines;
}

Line facet_line(const FacetRow& row, bool at_cursor, std::size_t columns) {
  LineWriter line(columns);
  if (row.is_heading())
    return line.add(row.name.field, Look::strong)
        .add(row.count == 1 ? ", 1 value" : ", " + std::to_string(row.count) + " values", Look::faint)
        .take();
  const Look look = at_cursor ? Look::selected : row.chosen ? Look::strong : Look::plain;
  const std::string count = std::to_string(row.count);
  const std::size_t used = 2 + 1 + count.size();
  const std::size_t label = columns > used ? columns - used : 1;
  line.add(row.chosen  ? "✓ "
           : at_cursor ? "▌ "
                       : "  ",
           look)
      .add(render::fitted(render::printable(row.name.value), label), look)
      .add(" " + count, look);
  return line.take();
}

/// The rows around the cursor.
std::vector<Line> facet_lines(const State& state, std::size_t rows, std::size_t columns) {
  std::vector<Line> lines;
  const bool focused = state.focus == Focus::facets;
  std::size_t first = 0;
  if (focused && state.facet_at >= rows) first = state.facet_at + 1 - rows;
  for (std::size_t i = first; i < state.facets.size() && lines.size() < rows; ++i)
    lines.push_back(facet_line(state.facets[i], focused && i == state.facet_at, columns));
  return lines;
}

void draw_body(const State& state, const Layout& layout, Picture& picture) {
  std::vector<Line> hits;
  std::vector<Line> facets;
  if (layout.hit_columns > 0) hits = hit_lines(state, layout.body_rows, layout.hit_columns);
  if (layout.facet_columns > 0) facets = facet_lines(state, layout.body_rows, layout.facet_columns);
  for (std::size_t row = 0; row < layout.body_rows; ++row) {
    LineWriter line(state.size.columns);
    if (row < hits.size()) line.add(hits[row]);
    if (layout.hit_columns > 0 && layout.facet_columns > 0)
      line.fill(layout.hit_columns).add("│", Look::faint);
    if (row < facets.size()) line.add(facets[row]);
    picture.lines.push_back(line.take());
  }
}

Line timeline_line(const State& state) {
  LineWriter line(state.size.columns);
  if (!state.answer || !state.answer->timeline || state.answer->timeline->buckets.empty()) return line.take();
  const search::Timeline& timeline = *state.answer->timeline;
  const std::string first = render::label_of(timeline.buckets.front(), timeline.unit) + " ";
  std::string last = " " + render::label_of(timeline.buckets.back(), timeline.unit);
  if (timeline.undated > 0) last += ", undated " + std::to_string(timeline.undated);
  if (state.size.columns <= first.size() + last.size()) return line.take();
  return line.add(first, Look::faint)
      .add(timeline_bar(timeline, state.size.columns - first.size() - last.size()), Look::bar)
      .add(last, Look::faint)
      .take();
}

std::string_view hints_of(const State& state) {
  switch (state.focus) {
    case Focus::query:
      return "Up Down move  Enter open  Tab facets  Esc list  F1 help  Ctrl-C leave";
    case Focus::hits:
      return "Up Down move  Enter open  / query  Tab query  ? help  q leave";
    default:
      return "Up Down move  Space choose  c clear  Tab list  Esc query  ? help  q leave";
  }
}

Line hint_line(std::string_view hints, std::size_t columns) {
  return LineWriter(columns).add(hints, Look::faint).take();
}

Picture results_picture(const State& state) {
  const Layout layout = layout_of(state.size, state.focus == Focus::facets);
  Picture picture;
  draw_query(state, picture);
  if (!layout.too_small) {
    draw_body(state, layout, picture);
    if (layout.timeline) picture.lines.push_back(timeline_line(state));
    picture.lines.push_back(hint_line(hints_of(state), state.size.columns));
  }
  return picture;
}

/// The line, with its matches set off if it is the one that n and p came to.
Line article_line(const OpenArticle& article, std::size_t number) {
  Line line = article.page->lines[number];
  const std::vector<std::size_t>& matches = article.page->matches;
  if (matches.empty() || matches[article.match] != number) return line;
  for (Cells& cells : line)
    if (cells.look == Look::match) cells.look = Look::selected_match;
  return line;
}

Picture article_picture(const State& state) {
  const OpenArticle& article = *state.article;
  const std::size_t columns = state.size.columns;
  const std::size_t rows = state.size.rows > 2 ? state.size.rows - 2 : 1;
  const std::size_t end = std::min(article.top + rows, article.page->lines.size());
  std::string where = "lines " + std::to_string(article.top + 1) + " to " + std::to_string(end) + " of " +
                      std::to_string(article.page->lines.size());
  if (!article.page->matches.empty())
    where += "  match " + std::to_string(article.match + 1) + " of " +
             std::to_string(article.page->matches.size());
  Picture picture;
  picture.lines.push_back(LineWriter(columns).add(where, Look::faint).take());
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t number = article.top + i;
    if (number < end)
      picture.lines.push_back(LineWriter(columns).add(article_line(article, number)).take());
    else
      picture.lines.emplace_back();
  }
  picture.lines.push_back(
      hint_line("Up Down Space scroll  n p next, previous match  Esc back  ? help  q leave", columns));
  return picture;
}

Picture help_picture(const State& state) {
  Picture picture;
  for (const std::string_view line : kHelp) {
    const Look look = line.starts_with(' ') ? Look::plain : Look::strong;
    picture.lines.push_back(LineWriter(state.size.columns).add(line, look).take());
  }
  picture.lines.resize(state.size.rows > 0 ? state.size.rows - 1 : 0);
  picture.lines.push_back(hint_line("any key: back", state.size.columns));
  return picture;
}

}  // namespace

Picture picture_of(const State& state) {
  Picture picture = state.help      ? help_picture(state)
                    : state.article ? article_picture(state)
                                    : results_picture(state);
  picture.lines.resize(state.size.rows);
  picture.cursor_column =
      std::min(picture.cursor_column, state.size.columns > 0 ? state.size.columns - 1 : 0);
  return picture;
}

}  // namespace dateline::screen
