// An mbox file, cut into its messages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "article/warc/byte_window.h"
#include "error/result.h"

namespace dateline::article {

/// Does a text begin with a "From " line and the header of a message behind it?
bool is_mbox(std::string_view front);

/// Does `text`, in a file behind `before`, begin with the "From " line of a message?
bool begins_message(std::string_view before, std::string_view text);

struct MboxMessage {
  std::string_view bytes;  // header and body, without the "From " line; valid until the next call
  std::string date;        // of the "From " line, or empty
  std::uint64_t offset = 0;
  std::uint64_t line = 0;  // of the "From " line
};

/// A message begins on a line "From SENDER DATE", with the date as ctime writes it ("Fri Mar 22 10:15:00
/// 2024"); the first line of a file may lack it. With a date in another form it does behind an empty line and
/// before a header. Everything else that begins with "From " is text. One of "> " that mail programs put
/// before such text is taken off (">From " -> "From ", ">>From " -> ">From ").
class MboxCutter {
 public:
  /// `window` outlives the cutter. `place`: what errors call it.
  MboxCutter(ByteWindow& window, std::string place) : window_(&window), place_(std::move(place)) {}
  /// The next message; an error for one that is too long, for text in front of the first one, and when the
  /// stream breaks off; the rest goes on.
  std::optional<error::Result<MboxMessage>> next();

 private:
  std::optional<std::size_t> find_begin(std::size_t from);
  error::Error skip_to_begin(std::string message, std::uint64_t line);

  ByteWindow* window_;
  std::string place_;
  std::string unquoted_;
  std::size_t held_ = 0;  // bytes of the window that the last message takes
  bool begun_ = false;
};

}  // namespace dateline::article
