// The live generation on its way to the next one: which articles go, which come, and what is merged.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"
#include "index/generation_writer.h"
#include "index/locked_index.h"
#include "index/merge_policy.h"
#include "index/segment_merge.h"
#include "store/generation.h"

namespace dateline::index {

class GenerationChange {
 public:
  /// `base` is the live generation and outlives the change.
  explicit GenerationChange(const store::Generation& base);

  const store::Generation& base() const { return base_; }
  /// The article of this id that is live in the base and stays so.
  std::optional<store::ArticleRef> find(std::string_view id) const;
  bool is_live(store::ArticleRef article) const;
  /// Removes a live article. Damaged when it cannot be read: its length in bytes has to be known.
  error::Status remove(store::ArticleRef article);
  std::uint64_t removed() const { return removed_; }

  /// Adds the live articles of batches as a segment of their own, unless they are merged at once. The inputs
  /// outlive write().
  void add(std::span<const MergeInput> batches);

  enum class Merging : std::uint8_t { by_policy, fewest };
  /// Hands all segments to `writer`: kept, made anew or merged. `cancelled` is asked between steps.
  error::Status write(GenerationWriter& writer, Merging merging, const MergePolicy& policy,
                      const std::function<bool()>& cancelled) const;
  /// Does write() give another generation than the base?
  bool is_change(Merging merging, const MergePolicy& policy) const;
  /// UTF-8 title + body of the articles of the base that stay.
  std::uint64_t text_bytes() const { return base_.manifest().totals.text_bytes - removed_text_; }

 private:
  struct OpenedSegment {
    std::unique_ptr<SegmentParts> parts;
    MergeInput input;
  };
  std::vector<SegmentSize> sizes() const;
  std::vector<std::vector<std::size_t>> plan(Merging merging, const MergePolicy& policy) const;
  error::Result<OpenedSegment> open_whole(std::size_t segment) const;
  error::Status merge(GenerationWriter& writer, std::span<const std::size_t> group,
                      const std::function<bool()>& cancelled) const;

  const store::Generation& base_;
  std::vector<std::vector<store::DocId>> newly_dead_;  // by segment, in the order of removal
  std::vector<std::vector<bool>> is_newly_dead_;       // by segment and docid; empty: none
  std::vector<std::span<const MergeInput>> added_;
  std::uint64_t removed_ = 0;
  std::uint64_t removed_text_ = 0;
};

/// Writes and publishes a change that reads no source; `removed`: articles that updates shall leave out from
/// now on, with their content hashes; the manifest of the generation that is live then. Nothing is written
/// when there is no change.
error::Result<store::Manifest> publish_change(const LockedIndex& locked, const GenerationChange& change,
                                              GenerationChange::Merging merging, const MergePolicy& policy,
                                              std::size_t keep, const std::function<bool()>& cancelled,
                                              const std::map<std::string, std::uint64_t>& removed = {});

}  // namespace dateline::index
