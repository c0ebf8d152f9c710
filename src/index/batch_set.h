// The batches of a run, opened for the merge that makes segments of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "error/result.h"
#include "index/batch_reading.h"
#include "index/build_report.h"
#include "index/segment_merge.h"
#include "index/segment_parts.h"

namespace dateline::index {

/// Batches on disk with the articles of them that a later one replaced.
struct BatchSet {
  std::vector<std::unique_ptr<SegmentParts>> parts;
  std::vector<MergeInput> inputs;
};

/// Opens the batches in `folder`; `sizes`: articles of each.
error::Result<BatchSet> open_batches(const std::filesystem::path& folder,
                                     const std::vector<std::uint32_t>& sizes);

/// Marks what a later batch replaced and what its source killed; returns the bytes of text of it. The ids
/// themselves are compared: the ledger knows hashes.
error::Result<std::uint64_t> drop_replaced(BatchSet& set, const BatchReading& reading, BuildReport& report);

}  // namespace dateline::index
