// The postings of one batch of articles, sorted by term: what a merge makes a segment's database of.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "index/segment_parts.h"
#include "store/posting.h"
#include "store/section_file.h"
#include "store/string_table.h"

namespace dateline::index {

/// Name of the file in a batch's folder. It lives no longer than the batch.
inline constexpr const char* kRunFile = "run";

/// Makes the postings of all articles of `parts` from their token streams and columns and from nothing else,
/// under the terms of schema/terms.h, and writes them to the new file `path`. Not synced.
error::Status write_posting_run(const SegmentParts& parts, const std::filesystem::path& path);

/// Mapped; safe to be read by several threads.
class PostingRun {
 public:
  static error::Result<PostingRun> open(const std::filesystem::path& path);
  std::uint32_t term_count() const { return terms_.size(); }
  /// In bytewise order, distinct.
  std::string_view term(std::uint32_t number) const { return terms_[number]; }
  /// Clears `postings` first.
  void read(std::uint32_t number, std::vector<store::Posting>& postings) const;
  /// By article: the sum of its wdfs.
  std::span<const std::uint32_t> lengths() const { return lengths_; }
  /// See io::MappedFile::release().
  void release() const { file_.release(); }

 private:
  store::SectionFile file_;
  store::StringTable terms_;
  std::span<const std::uint64_t> offsets_;  // term_count + 1, in bytes of lists_
  std::string_view lists_;
  std::span<const std::uint32_t> lengths_;
};

}  // namespace dateline::index
