// What a person sees while a build runs: progress, and the first articles that could not be read.
#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>

#include "cli/progress.h"
#include "error/result.h"
#include "index/index_build.h"
#include "index_options.h"

namespace dateline::indexer {

class BuildScreen final : public index::BuildObserver {
 public:
  /// Opens the file of --rejects, if there is one.
  static error::Result<std::unique_ptr<BuildScreen>> open(const BuildSettings& settings);

  void progress(const index::BuildProgress& progress) override;
  void rejected(const error::Error& error) override;
  bool cancelled() override;

  /// To be called at the end: takes the bar away, says how many rejects were not shown, closes the file.
  error::Status finish();

 private:
  explicit BuildScreen(const BuildSettings& settings);
  cli::ProgressMeter meter_;
  std::string rejects_path_;
  std::ofstream rejects_;
  bool shows_rejects_ =
      true;  // not with --quiet, nor with --strict, where the error that ends the run says it
  std::uint64_t articles_ = 0;
  std::uint64_t rejected_ = 0;
};

}  // namespace dateline::indexer
