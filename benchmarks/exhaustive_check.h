// Are our own answers those of evaluating everything?
#pragma once

#include <cstdint>
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

struct ExhaustiveCheck {
  std::uint64_t queries = 0;
  std::uint64_t by_xapian = 0;  // of these, answered by Xapian's matcher as well
  std::vector<WrongAnswer> wrong;
};

/// Asks our engine every query in every mode, and once more for all its matches in order, where nothing can
/// be skipped: the ten best must have the same ids and the same scores to the last bit, totals must be equal.
/// Where EnquireOracle knows how, Xapian's matcher must say the same, up to rounding.
error::Result<ExhaustiveCheck> check_exhaustively(const std::filesystem::path& index,
                                                  const std::vector<ClassedQuery>& queries, unsigned threads);

}  // namespace dateline::benchmarks
