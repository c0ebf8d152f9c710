// Articles taken out of an index by their ids.
#include "index/index_remove.h"

#include <chrono>
#include <map>
#include <string>

#include "index/generation_change.h"
#include "index/locked_index.h"
#include "index/source_list.h"

namespace dateline::index {

error::Result<RemoveReport> remove_articles(const std::filesystem::path& index,
                                            const RemoveOptions& options) {
  const auto begun = std::chrono::steady_clock::now();
  auto locked = LockedIndex::open(index, options.command);
  if (!locked) return locked.error();
  RemoveReport report;
  GenerationChange change(locked->live());
  std::map<std::string, std::uint64_t> removed;
  for (const std::string& id : options.ids) {
    const auto article = change.find(id);
    if (!article) {
      if (!locked->live().find_id(id)) report.unknown.push_back(id);  // not when it was named twice
      continue;
    }
    const store::Columns& columns = locked->live().segment(article->segment).columns();
    removed[id] = columns.content_hash(article->docid);
    if (auto s = change.remove(*article); !s) return s.error();
  }
  report.build.removed = change.removed();
  report.build.unchanged = locked->live().manifest().totals.articles - change.removed();
  auto manifest = publish_change(
      *locked, change, GenerationChange::Merging::by_policy, options.merging, options.keep,
      [] { return false; }, removed);
  if (!manifest) return manifest.error();
  describe_generation(*manifest, report.build);
  report.build.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return report;
}

}  // namespace dateline::index
