// What the arguments of dateline-index mean.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/arguments.h"
#include "cli/progress.h"
#include "error/result.h"
#include "index/index_build.h"

namespace dateline::indexer {

struct BuildSettings {
  std::filesystem::path index;
  index::BuildOptions build;
  std::string rejects;  // file for --rejects, or empty
  cli::ProgressStyle progress = cli::ProgressStyle::none;
  bool json = false;
  bool quiet = false;
};
/// Of build and update.
error::Result<BuildSettings> read_build_settings(const cli::Arguments& arguments);
/// Of inspect, which has sources and no index.
error::Result<BuildSettings> read_inspect_settings(const cli::Arguments& arguments);
/// The text of the file that --aliases names, which parses; nothing without the option.
error::Result<std::optional<std::string>> read_aliases(const cli::Arguments& arguments);
/// --keep, 1 when it is not given.
error::Result<std::size_t> read_keep(const cli::Arguments& arguments);

/// The one operand of commands that take an index and nothing else.
error::Result<std::filesystem::path> read_index_operand(const cli::Arguments& arguments);

}  // namespace dateline::indexer
