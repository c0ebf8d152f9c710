// The hot postings of a segment, copied from its Xapian database, and compared with it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "error/result.h"
#include "store/segment.h"

namespace dateline::index {

/// Which terms are hot, and which of them are dense.
struct HotRule {
  std::uint32_t share = 64;         // hot: in at least one of so many articles
  std::uint32_t least = 256;        // and in at least so many
  std::uint32_t bitmap_share = 10;  // with a bitmap: in at least one of so many
};

/// Writes the file `hot` of a segment whose other files are complete. Nothing but the database and the
/// columns goes into it.
error::Status write_hot_copies(const std::filesystem::path& segment, std::uint32_t articles,
                               const HotRule& rule);

/// Where the hot postings differ from Xapian's, in words; empty: nowhere. May throw Xapian::Error.
std::string hot_difference(const store::Segment& segment);

}  // namespace dateline::index
