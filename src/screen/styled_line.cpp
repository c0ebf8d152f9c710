// Lines of the screen, put together within their columns.
#include "screen/styled_line.h"

#include "render/styled_text.h"
#include "text/utf8.h"

namespace dateline::screen {

std::size_t width_of(const Line& line) {
  std::size_t width = 0;
  for (const Cells& cells : line) width += text::terminal_width(cells.text);
  return width;
}

LineWriter& LineWriter::add(std::string_view text, Look look) {
  if (text.empty() || room() == 0) return *this;
  const std::size_t width = text::terminal_width(text);
  std::string fitting = width <= room() ? std::string(text) : render::fitted(text, room());
  used_ += width <= room() ? width : room();
  line_.push_back({std::move(fitting), look});
  return *this;
}

LineWriter& LineWriter::add(const Line& line) {
  for (const Cells& cells : line) add(cells.text, cells.look);
  return *this;
}

LineWriter& LineWriter::fill(std::size_t column, Look look) {
  return column > used_ ? add(std::string(column - used_, ' '), look) : *this;
}

LineWriter& LineWriter::right(std::string_view text, Look look) {
  const std::size_t width = text::terminal_width(text);
  if (width + 1 > room()) return *this;
  return fill(columns_ - width).add(text, look);
}

}  // namespace dateline::screen
