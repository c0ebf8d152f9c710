// The live generation on its way to the next one.
#include "index/generation_change.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "index/source_list.h"

namespace dateline::index {
namespace {

std::uint32_t live_of(std::span<const MergeInput> inputs) {
  std::uint32_t live = 0;
  for (const MergeInput& input : inputs) live += input.live();
  return live;
}

std::vector<store::DocId> sorted(std::vector<store::DocId> docids) {
  std::ranges::sort(docids);
  return docids;
}

}  // namespace

GenerationChange::GenerationChange(const store::Generation& base)
    : base_(base), newly_dead_(base.segment_count()), is_newly_dead_(base.segment_count()) {}

std::optional<store::ArticleRef> GenerationChange::find(std::string_view id) const {
  const auto article = base_.find_id(id);
  return article && is_live(*article) ? article : std::nullopt;
}

bool GenerationChange::is_live(store::ArticleRef article) const {
  const std::vector<bool>& newly_dead = is_newly_dead_[article.segment];
  return (newly_dead.empty() || !newly_dead[article.docid]) &&
         !base_.segment(article.segment).tombstones().is_dead(article.docid);
}

error::Status GenerationChange::remove(store::ArticleRef article) {
  const store::Segment& segment = base_.segment(article.segment);
  const auto stored = segment.read_article(article.docid);
  if (!stored) return stored.error();
  std::vector<bool>& newly_dead = is_newly_dead_[article.segment];
  newly_dead.resize(std::size_t{segment.article_count()} + 1);
  newly_dead[article.docid] = true;
  newly_dead_[article.segment].push_back(article.docid);
  removed_text_ += stored->title.size() + stored->body.size();
  ++removed_;
  return {};
}

void GenerationChange::add(std::span<const MergeInput> batches) {
  if (live_of(batches) > 0) added_.push_back(batches);
}

/// Of the segments of the base, then of what was added.
std::vector<SegmentSize> GenerationChange::sizes() const {
  std::vector<SegmentSize> sizes;
  for (std::size_t i = 0; i < base_.segment_count(); ++i) {
    const store::Segment& segment = base_.segment(i);
    const auto newly_dead = static_cast<std::uint32_t>(newly_dead_[i].size());
    sizes.push_back({segment.live_count() - newly_dead, segment.tombstones().count() + newly_dead});
  }
  for (const auto batches : added_) sizes.push_back({live_of(batches), 0});
  return sizes;
}

std::vector<std::vector<std::size_t>> GenerationChange::plan(Merging merging,
                                                             const MergePolicy& policy) const {
  return merging == Merging::fewest ? plan_compaction(sizes(), policy) : plan_merges(sizes(), policy);
}

bool GenerationChange::is_change(Merging merging, const MergePolicy& policy) const {
  const std::vector<SegmentSize> all = sizes();
  const bool drops = std::ranges::any_of(all, [](const SegmentSize& size) { return size.live == 0; });
  return removed_ > 0 || !added_.empty() || drops || !plan(merging, policy).empty();
}

error::Result<GenerationChange::OpenedSegment> GenerationChange::open_whole(std::size_t number) const {
  const store::Segment& segment = base_.segment(number);
  auto parts = SegmentParts::open(segment.directory(), segment.article_count());
  if (!parts) return parts.error();
  if (auto s = verify(**parts); !s) return s.error();
  if (auto s = segment.verify_postings(); !s) return s.error();
  OpenedSegment opened{std::move(*parts), {}};
  std::vector<store::DocId> dead;
  std::ranges::merge(segment.tombstones().dead(), sorted(newly_dead_[number]), std::back_inserter(dead));
  opened.input = {opened.parts.get(), segment.directory() / store::kPostingsFolder, std::move(dead)};
  return opened;
}

error::Status GenerationChange::merge(GenerationWriter& writer, std::span<const std::size_t> group,
                                      const std::function<bool()>& cancelled) const {
  std::vector<OpenedSegment> opened;
  std::vector<MergeInput> inputs;
  for (const std::size_t position : group) {
    if (position >= base_.segment_count()) {
      std::ranges::copy(added_[position - base_.segment_count()], std::back_inserter(inputs));
      continue;
    }
    auto segment = open_whole(position);
    if (!segment) return segment.error();
    inputs.push_back(segment->input);
    opened.push_back(std::move(*segment));
  }
  return writer.add_merged(inputs, cancelled);
}

error::Status GenerationChange::write(GenerationWriter& writer, Merging merging, const MergePolicy& policy,
                                      const std::function<bool()>& cancelled) const {
  const std::vector<SegmentSize> all = sizes();
  std::vector<std::vector<std::size_t>> groups = plan(merging, policy);
  std::vector<bool> merged(all.size());
  for (const auto& group : groups)
    for (const std::size_t position : group) merged[position] = true;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (merged[i] || all[i].live == 0) continue;
    if (i >= base_.segment_count())
      groups.push_back({i});
    else if (auto s = writer.add_kept(base_.segment(i), sorted(newly_dead_[i])); !s)
      return s;
  }
  for (const auto& group : groups)
    if (auto s = merge(writer, group, cancelled); !s) return s;
  return base_.status();  // what was decided on what it says holds only if it is sound
}

error::Result<store::Manifest> publish_change(const LockedIndex& locked, const GenerationChange& change,
                                              GenerationChange::Merging merging, const MergePolicy& policy,
                                              std::size_t keep, const std::function<bool()>& cancelled,
                                              const std::map<std::string, std::uint64_t>& removed) {
  const store::Manifest& live = locked.live().manifest();
  if (!change.is_change(merging, policy)) return live;
  auto sources = read_source_list(locked.directory(), live);
  if (!sources) return sources.error();
  for (const auto& [id, content_hash] : removed) sources->removed[id] = content_hash;
  GenerationWriter writer(locked.directory());
  if (auto s = writer.begin(); !s) return s.error();
  if (auto s = change.write(writer, merging, policy, cancelled); !s) return s.error();
  return writer.publish(
      {live.bytes_in, change.text_bytes(), std::move(*sources), keep, naming_of(locked.live())});
}

}  // namespace dateline::index
