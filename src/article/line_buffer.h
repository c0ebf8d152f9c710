// Lines of a stream with their numbers, in one buffer that only a long line makes grow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "article/encoding.h"
#include "error/result.h"

namespace dateline::article {

struct Line {
  std::string_view text;  // with its line break, which only the last line may lack; valid until the next call
  std::uint64_t number = 0;  // from 1
  /// Without the line break (LF or CR LF).
  std::string_view content() const;
};

class LineBuffer {
 public:
  /// Reads from `text` (valid UTF-8, outlives the buffer). `place`: what errors call it.
  LineBuffer(Utf8Stream& text, std::string place, GrownPart grown = {});

  /// The next line, nothing at the end. An error: the line is longer than kLongestRecord (then it is skipped
  /// and the next call goes on behind it), or the stream failed (then this is the end).
  std::optional<error::Result<Line>> next();

  /// What the text begins with, at least `size` bytes if it has them. Only before the first next().
  std::string_view front(std::size_t size);

  /// All that is left; an error when it is longer than kLongestRecord or the stream fails. It is over then.
  /// As after every line, kPadding bytes behind it may be read (they mean nothing).
  error::Result<std::string_view> rest();

  /// Puts lines back: next() will yield them first. `text` ends with a line break or with the stream.
  void unread(const std::string& text, std::uint64_t first_number);

  const std::string& place() const { return place_; }
  /// Bytes that may be read behind `text`, which lies in the buffer: never less than kPadding.
  std::size_t readable_behind(std::string_view text) const;

  static constexpr std::size_t kPadding = 64;

 private:
  bool fill();
  std::uint64_t next_number();
  void grow(std::size_t wanted, std::string_view before = {});
  error::Error skip_long_line();
  std::string_view unread_part() const { return {buffer_.get() + at_, end_ - at_}; }

  Utf8Stream* text_;
  std::string place_;
  GrownPart grown_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t at_ = 0;
  std::size_t end_ = 0;  // of what is read
  std::uint64_t number_ = 0;
  bool at_end_ = false;
  std::optional<error::Error> failure_;
};

}  // namespace dateline::article
