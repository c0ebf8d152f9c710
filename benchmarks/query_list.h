// The questions of a run, each with the class that it stands for.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "error/result.h"

namespace dateline::benchmarks {

struct ClassedQuery {
  std::string kind;  // class
  std::string query;
};

/// Reads lines "class<TAB>query"; empty lines and lines that begin with # are left out. A file whose name
/// ends in .jsonl holds queries of the search-benchmark-game (game_query.h).
error::Result<std::vector<ClassedQuery>> read_query_list(const std::filesystem::path& path);

/// The classes in order of first use.
std::vector<std::string> classes_of(const std::vector<ClassedQuery>& queries);

}  // namespace dateline::benchmarks
