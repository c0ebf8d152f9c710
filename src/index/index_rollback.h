// The generation before, live again.
#pragma once

#include <filesystem>
#include <string>

#include "error/result.h"
#include "store/manifest.h"

namespace dateline::index {

/// Makes the newest generation older than the live one live again, once it is seen that it can be opened;
/// returns its manifest. Works also when the live one is damaged. Errors: not_found (no index, or no
/// generation before), locked, damaged (the generation before), storage.
error::Result<store::Manifest> roll_back(const std::filesystem::path& index, const std::string& command);

}  // namespace dateline::index
