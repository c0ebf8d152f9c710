// The names table of an index made anew, without reading an article.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "error/result.h"
#include "store/manifest.h"

namespace dateline::index {

struct RepublicationOptions {
  /// The text of an alias file that parses; nothing: the one that the index has. Refused (usage) for an index
  /// whose names were not extracted.
  std::optional<std::string> user_rules{};
  std::size_t keep = 1;  // older generations to keep
  std::string command = "dateline-index entities";
};

/// Publishes a generation of the same segments whose canonical names are made anew from the names of the
/// segments; its manifest. Segments are neither read through nor written. Errors: not_found (no index),
/// locked, damaged, storage, usage.
error::Result<store::Manifest> republish_names(const std::filesystem::path& index,
                                               const RepublicationOptions& options);

}  // namespace dateline::index
