// A fresh generation from sources, published in one step when it is complete.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "article/article_reader.h"
#include "error/result.h"
#include "index/build_report.h"
#include "index/hot_copies.h"

namespace dateline::index {

struct BuildOptions {
  std::vector<std::string> sources;
  article::ReadOptions read;
  unsigned threads = 0;      // workers; 0: one per core
  std::uint64_t memory = 0;  // bytes that batches in work may take; 0: a quarter of the machine's memory
  std::size_t keep = 1;      // older generations to keep
  bool strict = false;       // the first bad article ends the run
  /// Are names extracted and made canonical? Nothing: in a build yes, in an update as in the index (an update
  /// that says otherwise is refused: usage).
  std::optional<bool> entities{};
  /// The text of an alias file that parses (entities/alias_rules.h). Nothing: in a build none, in an update
  /// that of the index.
  std::optional<std::string> aliases{};
  std::string command = "dateline-index build";  // named in LOCK
  std::uint32_t segment_articles = 2'000'000;    // largest segment
  std::uint32_t batch_articles = 20'000;         // largest batch (a segment of its own until the merge)
  std::uint64_t batch_text =
      16ULL << 20U;  // bytes of text that close a batch, fewer while little has been read
  HotRule hot;       // which terms get hot postings
  /// When the run began, if not just now: files changed shortly before are read again by the next update.
  std::optional<std::chrono::system_clock::time_point> started;
};

/// Called from the thread that called build_index().
class BuildObserver {
 public:
  virtual ~BuildObserver() = default;
  virtual void progress(const BuildProgress&) {}
  /// An article or source that could not be read.
  virtual void rejected(const error::Error&) {}
  /// Asked between articles; true ends the run with ErrorKind::interrupted and the old generation stays live.
  virtual bool cancelled() { return false; }
};

/// Reads every article of the sources, analyses them on `threads` workers, and publishes one generation that
/// holds them and nothing else. On any error nothing is published and what was written is removed. Errors:
/// locked, usage (INDEX cannot be one), not_found (no article in the sources), bad_article or bad_source
/// (strict), storage, interrupted. An index of another schema version is built over: it stays an older
/// generation.
error::Result<BuildReport> build_index(const std::filesystem::path& index, const BuildOptions& options,
                                       BuildObserver& observer);

}  // namespace dateline::index
