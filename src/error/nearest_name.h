// "Did you mean ...?": the known name that a mistyped one is nearest to.
#pragma once

#include <span>
#include <string_view>

namespace dateline::error {

/// The name with the fewest changed, added and dropped bytes, at most two and less than half of its length;
/// of equals the first. Empty when none is that near, or `name` is longer than 40 bytes.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known);

}  // namespace dateline::error
