// The buffer keeps room behind its end, so that a JSON parser can run over a line where it lies.
#include "article/line_buffer.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace dateline::article {
namespace {

std::string mebibytes(std::uint64_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

}  // namespace

std::string_view Line::content() const {
  std::string_view line = text;
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

LineBuffer::LineBuffer(Utf8Stream& text, std::string place, GrownPart grown)
    : text_(&text), place_(std::move(place)), grown_(grown) {}

/// Of the line that follows; behind the header, lines that were passed over count too.
std::uint64_t LineBuffer::next_number() {
  if (number_ == grown_.header_lines && grown_.lines_before > 0) number_ = grown_.lines_before;
  return ++number_;
}

/// Moves what is unread to the front of a buffer of at least `wanted` bytes, behind `before`.
void LineBuffer::grow(std::size_t wanted, std::string_view before) {
  const std::string_view part = unread_part();
  const std::size_t end = before.size() + part.size();
  if (capacity_ < wanted || !before.empty()) {
    const std::size_t capacity =
        std::max({wanted, end + kPadding, capacity_ < wanted ? capacity_ * 2 : capacity_});
    auto larger = std::make_unique_for_overwrite<char[]>(capacity);
    std::copy(before.begin(), before.end(), larger.get());
    std::copy(part.begin(), part.end(), larger.get() + before.size());
    buffer_ = std::move(larger);
    capacity_ = capacity;
  } else {
    std::memmove(buffer_.get(), part.data(), part.size());
  }
  at_ = 0;
  end_ = end;
}

/// Reads one more piece behind what is there; false at the end.
bool LineBuffer::fill() {
  if (at_end_) return false;
  grow(end_ - at_ + Utf8Stream::kPieceBytes + kPadding);
  const auto got = text_->read(std::span(buffer_.get() + end_, Utf8Stream::kPieceBytes));
  if (!got) {
    failure_ = got.error();
    failure_->place = {place_, 0, 0};
  }
  at_end_ = !got || *got == 0;
  end_ += got ? *got : 0;
  return !at_end_;
}

std::string_view LineBuffer::front(std::size_t size) {
  while (end_ - at_ < size && fill()) {
  }
  return unread_part().substr(0, size);
}

std::optional<error::Result<Line>> LineBuffer::next() {
  std::size_t searched = 0;
  while (true) {
    const std::string_view part = unread_part();
    const std::size_t found = part.find('\n', searched);
    const std::size_t size = found == std::string_view::npos ? part.size() : found + 1;
    if (size > kLongestRecord) return skip_long_line();
    if (found != std::string_view::npos || (at_end_ && !failure_ && size > 0)) {
      at_ += size;
      return Line{part.substr(0, size), next_number()};
    }
    if (at_end_) {
      at_ = end_;  // a line that was cut by the failure is none
      if (!failure_) return std::nullopt;
      failure_->place.line = number_ + 1;
      return *std::exchange(failure_, std::nullopt);
    }
    searched = part.size();
    fill();
  }
}

error::Error LineBuffer::skip_long_line() {
  next_number();
  while (true) {
    const std::size_t found = unread_part().find('\n');
    if (found != std::string_view::npos) {
      at_ += found + 1;
      break;
    }
    at_ = end_;
    if (!fill()) break;
  }
  return {error::ErrorKind::limit,
          {place_, number_, 0},
          "the line is longer than " + mebibytes(kLongestRecord) + ", the most that an article may have",
          "",
          ""};
}

error::Result<std::string_view> LineBuffer::rest() {
  while (end_ - at_ <= kLongestRecord && fill()) {
  }
  const std::string_view all = unread_part();
  if (all.size() > kLongestRecord) {
    at_ = end_;
    while (fill()) at_ = end_;
    return error::Error{error::ErrorKind::limit,
                        {place_, number_ + 1, 0},
                        "the article is longer than " + mebibytes(kLongestRecord),
                        "",
                        ""};
  }
  at_ = end_;
  if (failure_) return *std::exchange(failure_, std::nullopt);
  return all;
}

void LineBuffer::unread(const std::string& text, std::uint64_t first_number) {
  if (text.size() <= at_) {  // the room that was read is free
    at_ -= text.size();
    std::copy(text.begin(), text.end(), buffer_.get() + at_);
  } else {
    grow(0, text);
  }
  number_ = first_number - 1;
}

std::size_t LineBuffer::readable_behind(std::string_view text) const {
  return static_cast<std::size_t>(buffer_.get() + capacity_ - (text.data() + text.size()));
}

}  // namespace dateline::article
