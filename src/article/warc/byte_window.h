// A stretch of a stream, held in memory as far as its reader wants to look ahead.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "error/result.h"
#include "io/archive_walk.h"

namespace dateline::article {

class ByteWindow {
 public:
  /// `bytes` outlives the window; `offset` bytes and `lines` line breaks of the whole stand before them.
  explicit ByteWindow(io::ByteStream& bytes, std::uint64_t offset = 0, std::uint64_t lines = 0)
      : bytes_(&bytes), offset_(offset), line_(lines + 1) {}

  /// What is held and not passed over; valid until the next call of reach() or fill().
  std::string_view view() const { return {buffer_.get() + begin_, end_ - begin_}; }
  /// Reads on until at least `size` bytes are held; false when the stream ends or fails before.
  bool reach(std::size_t size);
  /// Reads one more piece; false at the end.
  bool fill();
  /// Passes over bytes of the view.
  void pass(std::size_t size);
  /// Passes over bytes whether they are held or not; how many there were.
  std::uint64_t skip(std::uint64_t size);
  bool at_end() { return view().empty() && !fill(); }

  std::uint64_t offset() const { return offset_; }  // of the view in the stream
  std::uint64_t line() const { return line_; }      // on which the view begins, from 1
  /// Why the stream ended early, once.
  std::optional<error::Error> take_failure();

 private:
  void make_room(std::size_t wanted);

  io::ByteStream* bytes_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  bool ended_ = false;
  std::optional<error::Error> failure_;
};

}  // namespace dateline::article
