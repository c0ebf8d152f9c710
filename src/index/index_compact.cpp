// An index in as few segments as there can be.
#include "index/index_compact.h"

#include <chrono>

#include "index/generation_change.h"
#include "index/locked_index.h"

namespace dateline::index {

error::Result<BuildReport> compact_index(const std::filesystem::path& index, const CompactOptions& options,
                                         BuildObserver& observer) {
  const auto begun = std::chrono::steady_clock::now();
  auto locked = LockedIndex::open(index, options.command);
  if (!locked) return locked.error();
  const GenerationChange change(locked->live());
  const auto cancelled = [&] {
    BuildProgress progress;
    progress.phase = BuildPhase::merging;
    observer.progress(progress);
    return observer.cancelled();
  };
  auto manifest = publish_change(*locked, change, GenerationChange::Merging::fewest, options.merging,
                                 options.keep, cancelled);
  if (!manifest) return manifest.error();
  BuildReport report;
  report.unchanged = manifest->totals.articles;
  describe_generation(*manifest, report);
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return report;
}

}  // namespace dateline::index
