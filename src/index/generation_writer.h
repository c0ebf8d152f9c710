// A generation under construction: nothing of it is left unless it is published.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "article/article_reader.h"
#include "error/result.h"
#include "index/segment_merge.h"
#include "store/index_directory.h"
#include "store/manifest.h"

namespace dateline::index {

/// Needs the write lock for as long as it lives.
class GenerationWriter {
 public:
  explicit GenerationWriter(store::IndexDirectory index);
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

  /// Writes names, sources and manifest, and makes the generation live. `keep`: older generations to keep.
  /// `text_bytes`: UTF-8 title + body of the live articles.
  error::Result<store::Manifest> publish(std::uint64_t bytes_in, std::uint64_t text_bytes,
                                         const std::vector<article::SourceFile>& sources, std::size_t keep);

 private:
  error::Status write_names();
  error::Status write_sources(const std::vector<article::SourceFile>& sources);

  store::IndexDirectory index_;
  std::uint64_t generation_ = 0;
  std::filesystem::path scratch_;
  std::vector<std::filesystem::path> made_;  // removed unless published
  store::Manifest manifest_;
  bool published_ = false;
};

/// Bytes of all files of a generation, its manifest left out.
std::uint64_t bytes_of(const store::Manifest& manifest);

}  // namespace dateline::index
