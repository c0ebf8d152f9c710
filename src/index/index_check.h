// Is every file of the live generation what was written, and do the parts agree with one another?
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "error/result.h"

namespace dateline::index {

struct CheckOptions {
  bool full = false;           // cross-check every article instead of a sample
  std::uint32_t sample = 200;  // articles per segment
};
struct CheckReport {
  std::uint64_t generation = 0;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t articles_compared = 0;
  std::vector<error::Error> damage;  // each names the file; empty: sound
};

/// Compares every file with its size and checksum in the manifest, lets Xapian check its databases, and for a
/// sample of articles compares columns, token streams, stored articles, names and postings with one another.
/// An error only when there is no index, or its CURRENT or manifest cannot be read at all.
error::Result<CheckReport> check_index(const std::filesystem::path& index, const CheckOptions& options);

}  // namespace dateline::index
