// Several segments or batches into one, without the articles that are gone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "error/result.h"
#include "index/segment_parts.h"
#include "store/docid.h"

namespace dateline::index {

struct MergeInput {
  const SegmentParts* parts = nullptr;
  std::filesystem::path postings;  // its Xapian database, or the run of a batch
  std::vector<store::DocId> dead;  // articles to leave out, sorted
  std::uint32_t first_seen = 0;    // the generation that all articles count as new in; 0: as they do
  std::uint32_t live() const {
    return parts->columns.article_count() - static_cast<std::uint32_t>(dead.size());
  }
};

/// Runs [first, last) of inputs that become one segment each, of at most `most` articles (more when one input
/// has).
std::vector<std::pair<std::size_t, std::size_t>> group_inputs(std::span<const MergeInput> inputs,
                                                              std::uint32_t most);

/// Writes one segment into the new folder `directory`: the live articles of `inputs`, in their order, docids
/// dense from 1. The result is the same as if the live articles had been indexed
/// together (docids apart, also the numbers of forms and names). Not yet synced. `cancelled` is asked between
/// steps.
error::Status merge_segments(std::span<const MergeInput> inputs, const std::filesystem::path& directory,
                             const std::function<bool()>& cancelled);

}  // namespace dateline::index
