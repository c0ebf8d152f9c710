// Text with marked words, wrapped to a width, with colours or without.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_range.h"

namespace dateline::render {

enum class Style { plain, title, faint, heading };

/// Marked words stand between *stars* without colours, and in bold red with them.
class Stylist {
 public:
  /// `width`: columns of the terminal; under 20 counts as 20.
  Stylist(std::size_t width, bool color) : width_(width < kLeastWidth ? kLeastWidth : width), color_(color) {}

  std::size_t width() const { return width_; }
  /// `text` made printable, with its `highlights` (ascending, disjoint) marked; to be given to paragraph().
  std::string marked(std::string_view text, std::span<const text::ByteRange> highlights) const;
  /// Appends what marked() returned (or any printable text), wrapped between blanks; words longer than a line
  /// are broken. `first` stands before the first line, blanks of the same width before all others. With a
  /// `link`, which web_address() made, the text of each line leads there on terminals that know of links.
  void paragraph(std::string& out, std::string_view first, std::string_view text, Style style,
                 std::string_view link = {}) const;
  /// One line, not wrapped.
  void line(std::string& out, std::string_view text, Style style) const;

 private:
  static constexpr std::size_t kLeastWidth = 20;
  void paint(std::string& out, std::string_view text, Style style) const;
  std::size_t width_;
  bool color_;
};

/// Lines of at most `columns` columns, broken at blanks, or inside words that are longer than a line. Never
/// empty.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

/// A part of a line.
struct Run {
  std::string text;
  bool marked = false;
  friend bool operator==(const Run&, const Run&) = default;
};
/// `text` made printable, with its `highlights` (ascending, disjoint) marked, in lines as wrapped() makes
/// them. No run is empty.
std::vector<std::vector<Run>> marked_lines(std::string_view text, std::span<const text::ByteRange> highlights,
                                           std::size_t columns);

/// `text` cut to `columns` columns, with "…" if something was cut, or filled up with blanks.
std::string fitted(std::string_view text, std::size_t columns);

}  // namespace dateline::render
