// Any text as part of a line with tabs between its values: paths and names in the files of a generation.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline::store {

/// Tabs, line feeds and backslashes as \t, \n and \\, so that a line stays a line.
std::string escaped(std::string_view text);
/// Nothing for what escaped() never gives.
std::optional<std::string> unescaped(std::string_view text);

}  // namespace dateline::store
