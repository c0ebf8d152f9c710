// A picture of the screen as a value: what the view makes and the terminal paints.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::screen {

enum class Look : std::uint8_t { plain, strong, faint, match, error, selected, selected_match, bar };

/// Printable text of one look.
struct Cells {
  std::string text;
  Look look = Look::plain;
  friend bool operator==(const Cells&, const Cells&) = default;
};
using Line = std::vector<Cells>;

struct Picture {
  std::vector<Line> lines;  // one for each row; none is wider than the screen
  bool cursor_shown = false;
  std::size_t cursor_row = 0;
  std::size_t cursor_column = 0;
};

std::size_t width_of(const Line& line);

/// Puts a line together from the left and keeps it within its columns.
class LineWriter {
 public:
  explicit LineWriter(std::size_t columns) : columns_(columns) {}
  /// What does not fit is cut, with "…" at the end.
  LineWriter& add(std::string_view text, Look look = Look::plain);
  LineWriter& add(const Line& line);
  /// Blanks up to `column`.
  LineWriter& fill(std::size_t column, Look look = Look::plain);
  /// `text` at the right end, if there is room for all of it and a blank before it.
  LineWriter& right(std::string_view text, Look look);
  std::size_t room() const { return columns_ - used_; }
  Line take() { return std::move(line_); }

 private:
  std::size_t columns_;
  std::size_t used_ = 0;
  Line line_;
};

}  // namespace dateline::screen
