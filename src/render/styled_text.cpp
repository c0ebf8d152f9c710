// Wraps and paints text; inside a paragraph the begin and end of a mark are two control characters, which
// printable() leaves to us and which take no column.
#include "render/styled_text.h"

#include <algorithm>

#include "render/printable.h"
#include "text/utf8.h"

namespace dateline::render {
namespace {

constexpr char kMarkBegin = '\x01';
constexpr char kMarkEnd = '\x02';
constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kMarkColor = "\x1b[1;31m";  // bold red

std::string_view color_of(Style style) {
  switch (style) {
    case Style::title:
      return "\x1b[1m";
    case Style::faint:
      return "\x1b[2m";
    case Style::heading:
      return "\x1b[1m";
    case Style::plain:
      break;
  }
  return "";
}

/// OSC 8: what follows leads to `address`, or nowhere.
std::string link_to(std::string_view address) { return "\x1b]8;;" + std::string(address) + "\x1b\\"; }

/// Cuts lines off the front of a text.
class LineBreaker {
 public:
  LineBreaker(std::string_view text, std::size_t columns)
      : rest_(text), columns_(std::max<std::size_t>(columns, 1)) {}
  bool done() const { return rest_.empty(); }
  std::string_view next() {
    const std::size_t taken = line_length();
    const std::string_view line = rest_.substr(0, taken);
    rest_.remove_prefix(taken);
    rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
    return line.substr(0, line.find_last_not_of(' ') + 1);
  }

 private:
  std::size_t line_length() const {
    std::size_t taken = 0;
    std::size_t used = 0;
    while (taken < rest_.size()) {
      const std::size_t word_end = end_of_word(taken);
      const std::size_t width = text::terminal_width(rest_.substr(taken, word_end - taken));
      if (used + width > columns_) break;
      used += width;
      taken = word_end;
    }
    return taken > 0 && rest_.find_first_not_of(' ') < taken ? taken : part_of_word();
  }
  /// Behind the blanks at `at` and the word that follows them.
  std::size_t end_of_word(std::size_t at) const {
    const std::size_t word = std::min(rest_.find_first_not_of(' ', at), rest_.size());
    return std::min(rest_.find(' ', word), rest_.size());
  }
  /// Of a word longer than a line; at least one character, however narrow the line is.
  std::size_t part_of_word() const {
    const std::size_t part = text::prefix_of_width(rest_, columns_).size();
    return part > 0 ? part : text::code_point_at(rest_, 0).size;
  }

  std::string_view rest_;
  std::size_t columns_;
};

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  LineBreaker breaker(text.substr(std::min(text.find_first_not_of(' '), text.size())), columns);
  while (!breaker.done()) lines.emplace_back(breaker.next());
  if (lines.empty()) lines.emplace_back();
  return lines;
}

std::vector<std::vector<Run>> marked_lines(std::string_view text, std::span<const text::ByteRange> highlights,
                                           std::size_t columns) {
  std::vector<std::vector<Run>> lines;
  bool marked = false;
  for (const std::string& line : wrapped(Stylist(columns, true).marked(text, highlights), columns)) {
    std::vector<Run>& runs = lines.emplace_back();
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t end = std::min(line.find_first_of("\x01\x02", at), line.size());
      if (end > at) runs.push_back({line.substr(at, end - at), marked});
      if (end < line.size()) marked = line[end] == kMarkBegin;
      at = end + 1;
    }
  }
  return lines;
}

std::string fitted(std::string_view text, std::size_t columns) {
  const std::size_t width = text::terminal_width(text);
  if (width <= columns) return std::string(text) + std::string(columns - width, ' ');
  std::string cut(text::prefix_of_width(text, columns > 0 ? columns - 1 : 0));
  cut += columns > 0 ? "…" : "";
  return cut + std::string(columns - std::min(columns, text::terminal_width(cut)), ' ');
}

std::string Stylist::marked(std::string_view text, std::span<const text::ByteRange> highlights) const {
  std::string out;
  std::size_t at = 0;
  for (const text::ByteRange range : highlights) {
    out += printable(text.substr(at, range.begin - at));
    out += color_ ? kMarkBegin : '*';
    out += printable(text::slice(text, range));
    out += color_ ? kMarkEnd : '*';
    at = range.end;
  }
  return out + printable(text.substr(at));
}

void Stylist::paragraph(std::string& out, std::string_view first, std::string_view text, Style style,
                        std::string_view link) const {
  const std::size_t indent = text::terminal_width(first);
  const std::size_t columns = width_ > indent ? width_ - indent : 1;
  bool in_mark = false;
  bool first_line = true;
  for (const std::string& line : wrapped(text, columns)) {
    out += first_line ? std::string(first) : std::string(indent, ' ');
    first_line = false;
    std::string whole = in_mark ? kMarkBegin + line : line;  // a mark does not run through the line break
    const std::size_t last_mark = whole.find_last_of("\x01\x02");
    in_mark = last_mark != std::string::npos && whole[last_mark] == kMarkBegin;
    if (in_mark) whole += kMarkEnd;
    if (!link.empty()) out += link_to(link);
    paint(out, whole, style);
    if (!link.empty()) out += link_to("");
    out += '\n';
  }
}

void Stylist::line(std::string& out, std::string_view text, Style style) const {
  paint(out, text, style);
  out += '\n';
}

void Stylist::paint(std::string& out, std::string_view text, Style style) const {
  const std::string_view base = color_ && !text.empty() ? color_of(style) : std::string_view();
  out += base;
  for (const char c : text) {
    if (c == kMarkBegin) {
      out += kMarkColor;
    } else if (c == kMarkEnd) {
      out += kReset;
      out += base;
    } else {
      out += c;
    }
  }
  if (!base.empty()) out += kReset;
}

}  // namespace dateline::render
