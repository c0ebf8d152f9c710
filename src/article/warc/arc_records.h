// The records of an ARC file, the form that web archives had before WARC.
#pragma once

#include <string>

#include "article/warc/archive_record.h"
#include "article/warc/byte_window.h"

namespace dateline::article {

/// Does a stream that begins so hold ARC records?
bool is_arc(std::string_view front);

/// A record is a line (url, address, date, type ... length, separated by blanks) and so many bytes. It is
/// broken when the line is none, when fewer bytes are there, or when no record begins behind them; then
/// reading goes on at the next line that looks like one, inside of its bytes too.
class ArcRecords final : public ArchiveRecords {
 public:
  /// `window` outlives the records. `place`: what errors call the file.
  ArcRecords(ByteWindow& window, std::string place) : window_(&window), place_(std::move(place)) {}
  std::optional<error::Result<ArchiveRecord>> next() override;

 private:
  error::Result<ArchiveRecord> read_block(ArchiveRecord record, std::size_t line, std::uint64_t length);
  error::Error broken(std::string reason);
  void find_next_record(std::size_t from);
  bool ends_soundly(std::size_t end);

  ByteWindow* window_;
  std::string place_;
  std::size_t held_ = 0;  // bytes of the record that was yielded last
};

}  // namespace dateline::article
