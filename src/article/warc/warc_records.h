// The records of a WARC file (ISO 28500), one after another.
#pragma once

#include <string>

#include "article/warc/archive_record.h"
#include "article/warc/byte_window.h"

namespace dateline::article {

/// Does a stream that begins so hold WARC records?
bool is_warc(std::string_view front);

/// A record is broken when its header cannot be read, when fewer bytes are there than it says, or when
/// neither its closing line breaks nor another record stand where its length ends. Then reading goes on at
/// the next line that begins a record ("WARC/1"), inside of its block too. Blocks up to kLongestRecord are
/// held; longer ones are passed over, and are an error when they would be wanted.
class WarcRecords final : public ArchiveRecords {
 public:
  /// `window` outlives the records. `place`: what errors call the file.
  WarcRecords(ByteWindow& window, std::string place) : window_(&window), place_(std::move(place)) {}
  std::optional<error::Result<ArchiveRecord>> next() override;

 private:
  using Found = std::optional<error::Result<ArchiveRecord>>;
  void pass_blank_lines();
  std::optional<std::size_t> header_size();
  error::Result<ArchiveRecord> read_block(ArchiveRecord record, std::size_t header, std::uint64_t length);
  error::Result<ArchiveRecord> skip_block(ArchiveRecord record, std::size_t header, std::uint64_t length);
  bool ends_soundly(std::size_t end);
  error::Error broken(std::string reason, std::string hint = {});
  void find_next_record(std::size_t from);

  ByteWindow* window_;
  std::string place_;
  std::size_t held_ = 0;  // bytes of the record that was yielded last
};

}  // namespace dateline::article
