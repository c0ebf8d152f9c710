// The posting lists of several segments and batches, joined into one Xapian database.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "error/result.h"
#include "store/docid.h"

namespace dateline::index {

struct PostingInput {
  /// The run of a batch (index/posting_run.h) if its file name is kRunFile, else a Xapian database.
  std::filesystem::path path;
  std::uint32_t articles = 0;
  std::span<const store::DocId> dead;  // to leave out, sorted
};

/// Makes the Xapian database `output` of the live articles of `inputs`, in their order, docids dense from 1:
/// each term's postings in one list, packed anew. So a merge posts exactly what a fresh build of these
/// articles would. Not synced.
error::Status join_postings(std::span<const PostingInput> inputs, const std::filesystem::path& output);

}  // namespace dateline::index
