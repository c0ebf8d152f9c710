// Real news for the tests, where the variable DATELINE_CORPORA names a folder that holds it.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace dateline::test_support {

/// The folder or file `name` of the corpora, or nothing (then a warning says visibly that the test is
/// skipped). Use:  const auto bbc = corpus("bbc"); if (!bbc) return;
std::optional<std::filesystem::path> corpus(std::string_view name);

}  // namespace dateline::test_support
