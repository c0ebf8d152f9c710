// Articles taken out of an index by their ids.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "error/result.h"
#include "index/build_report.h"
#include "index/merge_policy.h"

namespace dateline::index {

struct RemoveOptions {
  std::vector<std::string> ids;
  std::size_t keep = 1;  // older generations to keep
  std::string command = "dateline-index remove";
  MergePolicy merging{};
};
struct RemoveReport {
  BuildReport build;
  std::vector<std::string> unknown;  // ids that no live article has
};

/// Publishes a generation without these articles; nothing is written when none of them is there. Updates
/// leave them out from now on until their content changes; a build, which begins anew, does not. Errors:
/// not_found (no index), locked, damaged, storage.
error::Result<RemoveReport> remove_articles(const std::filesystem::path& index, const RemoveOptions& options);

}  // namespace dateline::index
