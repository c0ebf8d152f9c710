// The checksums of a segment's postings: Xapian's blocks have none of their own.
#pragma once

#include <filesystem>
#include <memory>

#include <xapian.h>

#include "error/result.h"
#include "io/checked_reads.h"
#include "store/glass_tree.h"
#include "store/section_file.h"

namespace dateline::store {

/// The file "postings" beside the folder "xapian": one section for each file in the folder that is not empty,
/// under its name, with the checksum of every io::kReadBlock bytes of it.
error::Status write_posting_checksums(const std::filesystem::path& segment);

/// A database of which Xapian gets sound blocks only. Serves one thread.
class CheckedPostings {
 public:
  /// `segment`: the segment's folder. Small files are compared when opening, blocks of the posting lists
  /// whenever Xapian reads them.
  static error::Result<CheckedPostings> open(const std::filesystem::path& segment);

  const Xapian::Database& database() const { return database_; }
  /// The same posting lists without Xapian (GlassList, glass_frequency()): what queries read.
  const GlassTree& lists() const { return *lists_; }
  /// damaged when a block that was asked for is not what was written; Xapian has then thrown an exception.
  error::Status status() const;
  /// Compares every block of the posting lists, for those who hand them to Xapian by their path.
  error::Status verify() const;

 private:
  error::Status open_database(const std::filesystem::path& folder);
  std::filesystem::path posting_lists_;
  SectionFile checksums_;
  std::unique_ptr<SectionWatch> watch_;  // of checksums_
  Xapian::Database database_;
  std::unique_ptr<GlassTree> lists_;
  std::unique_ptr<io::CheckedReads> reads_;  // ends before the database closes its descriptors
};

}  // namespace dateline::store
