// The two rows of the query: what is typed with total and time, and the caret, the filters or what was meant.
#include "screen/query_view.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "render/printable.h"
#include "text/utf8.h"

namespace dateline::screen {
namespace {

constexpr std::string_view kPrompt = "› ";
constexpr std::size_t kPromptColumns = 2;

std::string total_text(const State& state) {
  if (!state.answer) return state.error ? "" : "...";
  std::array<char, 48> out{};
  const auto total = static_cast<unsigned long long>(state.answer->total);
  const bool old = state.answered < state.search.number && !state.error;
  std::snprintf(out.data(), out.size(), "%s%llu %s  %.1f ms", old ? "... " : "", total,
                total == 1 ? "article" : "articles", state.took_ms);
  return out.data();
}

/// The part of the line that is on the screen: all of it, or what ends with the cursor.
struct Window {
  std::size_t begin = 0;  // byte
  std::string_view text;
};
Window window_of(const QueryLine& line, std::size_t columns) {
  Window window{0, line.text};
  const std::string_view before = std::string_view(line.text).substr(0, line.cursor);
  while (text::terminal_width(before.substr(window.begin)) >= columns && window.begin < line.cursor)
    window.begin += text::code_point_at(line.text, window.begin).size;
  window.text = text::prefix_of_width(window.text.substr(window.begin), columns);
  return window;
}

/// Columns before the place of the error.
std::size_t caret_column(const error::Error& error, const Window& window) {
  const std::size_t byte = std::max<std::size_t>(error.place.column - 1, window.begin) - window.begin;
  return kPromptColumns + text::terminal_width(window.text.substr(0, std::min(byte, window.text.size())));
}

/// The caret under its place and the message behind it, or before it where there is more room; with the hint
/// if there is room for it.
Line error_line(const error::Error& error, const Window& window, std::size_t columns) {
  const std::string message = error::visible(error.message);
  const std::string hint = error.hint.empty() ? "" : " (" + error::visible(error.hint) + ")";
  LineWriter line(columns);
  if (error.place.source != "query" || error.place.column == 0)
    return line.fill(kPromptColumns).add(message + hint, Look::error).take();
  const std::size_t column = caret_column(error, window);
  for (const std::string& text : {message + hint, message}) {
    const std::size_t width = text::terminal_width(text) + 2;  // with the caret and a blank
    if (column + width <= columns) return line.fill(column).add("^ " + text, Look::error).take();
    if (width <= column + 1) return line.fill(column + 1 - width).add(text + " ^", Look::error).take();
  }
  return line.fill(kPromptColumns).add(message, Look::error).take();
}

std::string filters_text(const State& state) {
  std::string out;
  for (const FacetValue& value : state.chosen)
    out += (out.empty() ? "only " : "; ") + value.field + "=" + render::printable(value.value);
  return out;
}

std::string missing_text(const search::Answer& answer) {
  if (!answer.did_you_mean.empty()) return "did you mean: " + render::printable(answer.did_you_mean);
  std::string out;
  for (const search::MissingTerm& missing : answer.missing)
    out += (out.empty() ? "no article has " : ", ") + render::printable(missing.term);
  return out;
}

std::string message_of(const State& state) {
  std::string message = filters_text(state);
  if (!state.answer || state.answer->total > 0) return message;
  const std::string missing = missing_text(*state.answer);
  if (!message.empty() && !missing.empty()) message += "; ";
  return message + missing;
}

}  // namespace

void draw_query(const State& state, Picture& picture) {
  const std::size_t columns = state.size.columns;
  const std::size_t room = columns > kPromptColumns + 1 ? columns - kPromptColumns - 1 : 1;
  const Window window = window_of(state.line, room);
  LineWriter query(columns);
  query.add(kPrompt, Look::faint).add(window.text, Look::strong).right(total_text(state), Look::faint);
  picture.lines.push_back(query.take());
  picture.cursor_shown = state.focus == Focus::query;
  picture.cursor_row = kQueryRow;
  picture.cursor_column =
      kPromptColumns +
      text::terminal_width(
          std::string_view(state.line.text).substr(window.begin, state.line.cursor - window.begin));
  if (state.error) {
    picture.lines.push_back(error_line(*state.error, window, columns));
  } else {
    picture.lines.push_back(
        LineWriter(columns).fill(kPromptColumns).add(message_of(state), Look::faint).take());
  }
}

}  // namespace dateline::screen
