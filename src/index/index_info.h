// What an index holds, in numbers.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "error/result.h"
#include "schema/field.h"
#include "store/manifest.h"

namespace dateline::index {

struct IndexInfo {
  store::Manifest manifest;                                // of the live generation
  std::vector<std::uint64_t> generations;                  // all that are there, ascending
  std::array<std::uint64_t, schema::kFacetCount> names{};  // distinct values by facet
  std::map<std::string, std::uint64_t>
      bytes_by_part;           // "postings", "forms", "tokens", "articles", "columns", "names", ...
  std::uint64_t bytes = 0;     // their sum
  std::uint64_t sources = 0;   // files that were read
  std::uint64_t bytes_in = 0;  // of these, after decompression
};
error::Result<IndexInfo> describe_index(const std::filesystem::path& index);

}  // namespace dateline::index
