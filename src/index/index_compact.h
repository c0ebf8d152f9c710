// An index in as few segments as there can be, without anything of articles that are gone.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "error/result.h"
#include "index/build_report.h"
#include "index/index_build.h"
#include "index/merge_policy.h"

namespace dateline::index {

struct CompactOptions {
  std::size_t keep = 1;  // older generations to keep
  std::string command = "dateline-index compact";
  MergePolicy merging{};
};

/// Answers stay the same to the last bit. Nothing is written when the index is compact already. Errors:
/// not_found (no index), locked, damaged, storage, interrupted.
error::Result<BuildReport> compact_index(const std::filesystem::path& index, const CompactOptions& options,
                                         BuildObserver& observer);

}  // namespace dateline::index
