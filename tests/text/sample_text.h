// Text for the tests of the module: random strings made to hit the edges, and files of the corpora.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dateline::text_tests {

/// Valid UTF-8 of some `pieces` characters and short words, many of them ones that join, split or vanish.
std::string random_text(std::uint32_t seed, std::size_t pieces);

/// Every `step`-th regular file below the corpora folders, in a stable order; empty (with a warning) without
/// them.
std::vector<std::filesystem::path> corpus_files(std::size_t step);

/// The file's bytes as valid UTF-8.
std::string read_as_utf8(const std::filesystem::path& path);

}  // namespace dateline::text_tests
