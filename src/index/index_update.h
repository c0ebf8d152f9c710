// What changed in the sources, brought into an index: new articles, changed ones, and with `prune` those that
// are gone.
#pragma once

#include <filesystem>

#include "error/result.h"
#include "index/build_report.h"
#include "index/index_build.h"
#include "index/merge_policy.h"

namespace dateline::index {

struct UpdateOptions {
  BuildOptions build;
  bool prune = false;  // also remove articles that the sources no longer hold
  MergePolicy merging{};
};

/// Reads the sources but for files that are as they were when an earlier run read them with the same options.
/// An article whose id the index does not hold is added; one whose content differs replaces the one of the
/// same id; the others are left as they are. A file that was moved below the sources (gone at its old place,
/// the same content at a new one) takes its article along. When nothing of this happens nothing is written
/// and the live generation stays.
///
/// `prune` removes articles that were read at or below the sources and are no longer there. It removes
/// nothing, and the run fails with bad_source, when a source is missing, cannot be read, or is empty where it
/// held articles before: a disk may be unmounted. It also leaves alone what was read from files that could
/// not be read wholly this time.
///
/// Errors: those of build_index(), and not_found when there is no index.
error::Result<BuildReport> update_index(const std::filesystem::path& index, const UpdateOptions& options,
                                        BuildObserver& observer);

}  // namespace dateline::index
