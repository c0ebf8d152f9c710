// A generation under construction: nothing of it is left unless it is published.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "error/result.h"
#include "index/build_report.h"
#include "index/canonical_naming.h"
#include "index/hot_copies.h"
#include "index/segment_merge.h"
#include "index/source_list.h"
#include "store/index_directory.h"
#include "store/manifest.h"
#include "store/segment.h"

namespace dateline::index {

/// Needs the write lock for as long as it lives.
class GenerationWriter {
 public:
  explicit GenerationWriter(store::IndexDirectory index, const HotRule& hot_rule = {});
  /// Removes everything made since begin() if publish() did not succeed.
  ~GenerationWriter();
  GenerationWriter(const GenerationWriter&) = delete;
  GenerationWriter& operator=(const GenerationWriter&) = delete;

  /// Picks the number of the generation and makes the scratch folder.
  error::Status begin();
  std::uint64_t generation() const { return generation_; }
  /// For batches; removed at the end.
  const std::filesystem::path& scratch() const { return scratch_; }

  /// Merges the inputs into one new segment of this generation.
  error::Status add_merged(std::span<const MergeInput> inputs, const std::function<bool()>& cancelled);

  /// Takes over a segment of the live generation; of its live articles `newly_dead` (ascending) are gone.
  error::Status add_kept(const store::Segment& segment, std::span<const store::DocId> newly_dead);

  struct Publication {
    std::uint64_t bytes_in = 0;    // of the sources of the run
    std::uint64_t text_bytes = 0;  // UTF-8 title + body of the live articles
    SourceList sources;
    std::size_t keep = 1;  // older generations to keep
    Naming naming{};
  };
  /// Writes names, copy groups, sources and manifest, and makes the generation live.
  error::Result<store::Manifest> publish(const Publication& publication);

 private:
  void clear_away(std::size_t keep) const noexcept;
  using Segments = std::vector<std::unique_ptr<store::Segment>>;
  error::Result<Segments> open_segments() const;
  error::Status write_names(const Segments& segments, const Naming& naming);
  error::Status write_copies(const Segments& segments);
  error::Status write_sources(const SourceList& sources);

  store::IndexDirectory index_;
  HotRule hot_rule_;
  std::uint64_t generation_ = 0;
  std::filesystem::path scratch_;
  std::vector<std::filesystem::path> made_;  // removed unless published
  store::Manifest manifest_;
  bool published_ = false;
};

/// What a report says of the generation that a run has left live.
void describe_generation(const store::Manifest& manifest, BuildReport& report);

/// Adds up the articles of a segment for which `is_dead` says no; text_bytes, which no column holds, stays as
/// it is.
void add_totals(const store::Columns& columns, const store::LocalNames& names,
                const std::function<bool(store::DocId)>& is_dead, store::LiveTotals& totals);

/// Bytes of the files of a segment; of all files of a generation, its manifest left out.
std::uint64_t bytes_of(const store::SegmentEntry& segment);
std::uint64_t bytes_of(const store::Manifest& manifest);

}  // namespace dateline::index
