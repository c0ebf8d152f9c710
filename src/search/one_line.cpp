// A text on one line: breaks and control characters become blanks, runs of blanks one, and ranges move along.
#include <cstddef>

#include "search/line_ruler.h"
#include "search/snippet.h"
#include "text/utf8.h"

namespace dateline::search {
namespace {

/// Takes the characters of a text one after another.
class LineWriter {
 public:
  explicit LineWriter(std::span<const text::ByteRange> ranges) : ranges_(ranges) {}

  /// To be told before the character at byte `at` of the text, and at its end.
  void reach(std::uint32_t at) {
    while (next_ < ranges_.size()) {
      if (ranges_[next_].begin <= at) inside_ = true;
      if (!inside_ || ranges_[next_].end > at) return;
      if (written_) line_.highlights.back().end = size();
      inside_ = written_ = false;
      ++next_;
    }
  }
  void blank() { blank_pending_ = true; }
  void write(std::string_view character) {
    if (blank_pending_ && !line_.text.empty()) line_.text += ' ';
    blank_pending_ = false;
    if (inside_ && !written_) line_.highlights.push_back({size(), size()});
    written_ = inside_;
    line_.text += character;
  }
  Passage finish() && { return std::move(line_); }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(line_.text.size()); }

  std::span<const text::ByteRange> ranges_;
  Passage line_;
  std::size_t next_ = 0;        // the range whose begin or end comes next
  bool inside_ = false;         // its begin is passed
  bool written_ = false;        // a character of it is written
  bool blank_pending_ = false;  // blanks at the begin and the end are never written
};

}  // namespace

Passage one_line(std::string_view text, std::span<const text::ByteRange> ranges) {
  LineWriter line(ranges);
  for (std::uint32_t at = 0; at < text.size();) {
    line.reach(at);
    const text::CodePoint character = text::code_point_at(text, at);
    if (is_line_blank(character.value)) {
      line.blank();
    } else {
      line.write(text.substr(at, character.size));
    }
    at += character.size;
  }
  line.reach(static_cast<std::uint32_t>(text.size()));
  return std::move(line).finish();
}

}  // namespace dateline::search
