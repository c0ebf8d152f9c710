// One record of a web archive, whichever of the two formats it stands in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "error/result.h"

namespace dateline::article {

struct ArchiveRecord {
  enum class Kind : std::uint8_t {
    response,  // what a server sent: an HTTP head and a body
    resource,  // a body alone
    other      // requests, metadata, revisits ...: nothing that a page is in
  };
  Kind kind = Kind::other;
  std::string url;
  std::string date;          // when it was fetched, as written
  std::string content_type;  // of the block
  std::string_view block;    // valid until the next record is asked for; empty for Kind::other
  std::uint64_t offset = 0;  // in the stream, unpacked
  std::uint64_t line = 0;    // on which it begins
};

/// Yields the records of a web archive, or why one is broken; then goes on behind it.
class ArchiveRecords {
 public:
  virtual ~ArchiveRecords() = default;
  virtual std::optional<error::Result<ArchiveRecord>> next() = 0;
};

}  // namespace dateline::article
