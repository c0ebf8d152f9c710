// Cuts the records out of a feed or a news message without holding it: <item> of RSS, <entry> of Atom, the
// items of exchange formats.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "article/line_buffer.h"
#include "error/result.h"

namespace dateline::article {

struct CutRecord {
  std::string xml;         // from its opening tag to its closing one
  std::uint64_t line = 0;  // where it begins
};

/// Which elements are records. Those of exchange formats may hold others of the same name.
enum class RecordsOf : std::uint8_t { feeds, exchange };

class RecordCutter {
 public:
  explicit RecordCutter(LineBuffer& lines, RecordsOf kind = RecordsOf::feeds) : lines_(&lines), kind_(kind) {}
  /// The next record, nothing at the end. An error when one is too long, is not closed, or the lines fail.
  std::optional<error::Result<CutRecord>> next();
  /// All that stands before the first record, from the outermost opening tag on (at most 1 MiB): the channel.
  const std::string& header() const { return header_; }
  /// "atom:" when the outermost element is <atom:feed>.
  const std::string& root_prefix() const { return root_prefix_; }

 private:
  using Found = std::optional<error::Result<CutRecord>>;
  Found scan();
  std::optional<error::Error> take_piece();
  bool skip_special();
  Found take_tag(std::size_t end);
  Found begin_record(std::size_t tag_end, bool closed);
  Found finish_record(std::size_t end);
  void forget(std::size_t end);
  std::uint64_t line_at(std::size_t at) const;

  bool is_record(std::string_view name) const;
  bool closes_record(std::string_view name, bool closing, bool empty);

  LineBuffer* lines_;
  RecordsOf kind_;
  std::string pending_;           // of the record, or what is not yet looked at
  std::uint64_t first_line_ = 1;  // on which pending_ begins
  std::string_view line_rest_;    // of the line that was read last, what is not yet in pending_
  std::size_t at_ = 0;            // what stands before it is looked at
  std::string_view until_;        // inside CDATA, a comment, a declaration: what ends it
  std::string record_;            // the name of the record that is open, as it is written; empty outside
  std::size_t depth_ = 0;         // how many elements of this name are open in it
  std::string header_;
  std::string root_prefix_;
  bool has_root_ = false;
  bool in_header_ = true;
  bool skipping_ = false;  // a record that is too long
  bool at_end_ = false;
};

}  // namespace dateline::article
