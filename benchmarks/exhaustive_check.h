// Are our own answers those of evaluating everything?
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "benchmarks/query_list.h"
#include "error/result.h"

namespace dateline::benchmarks {

/// A query whose answer is not the exhaustive one, and in what.
struct WrongAnswer {
  ClassedQuery query;
  std::string what;
};

/// Asks our engine every query in every mode, and once more for all its matches in order, where nothing can
/// be skipped: the ten best must have the same ids and the same scores to the last bit, totals must be equal.
error::Result<std::vector<WrongAnswer>> check_exhaustively(const std::filesystem::path& index,
                                                           const std::vector<ClassedQuery>& queries);

}  // namespace dateline::benchmarks
