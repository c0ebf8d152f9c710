// Posting lists to write and to read again, random ones too.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "store/posting.h"

namespace dateline::test_support {

struct Random {
  explicit Random(std::uint64_t seed) : numbers(seed) {}
  std::uint64_t below(std::uint64_t bound) { return numbers() % bound; }
  bool chance(unsigned percent) { return below(100) < percent; }
  std::mt19937_64 numbers;
};

/// By term.
using Lists = std::map<std::string, std::vector<store::Posting>>;

/// With terms of any bytes, short and long lists, small and large wdfs.
Lists random_lists(Random& random, std::size_t documents, std::size_t terms);
/// With GlassWriter.
void write_lists(const Lists& lists, std::size_t documents, const std::filesystem::path& folder);

}  // namespace dateline::test_support
