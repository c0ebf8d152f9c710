// Real news for the tests, where the variable DATELINE_CORPORA names a folder that holds it.
#include "support/corpora.h"

#include <cstdlib>
#include <iostream>

namespace dateline::test_support {

std::optional<std::filesystem::path> corpus(std::string_view name) {
  const char* root = std::getenv("DATELINE_CORPORA");
  if (root != nullptr && *root != '\0') {
    std::filesystem::path path = std::filesystem::path(root) / name;
    if (std::filesystem::exists(path)) return path;
  }
  std::cerr << "SKIPPED: needs the corpus '" << name << "' (DATELINE_CORPORA is "
            << (root != nullptr && *root != '\0' ? root : "not set") << ")\n";
  return std::nullopt;
}

}  // namespace dateline::test_support
