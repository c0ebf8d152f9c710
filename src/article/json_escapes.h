// Repair of JSON that a parser must refuse, though it is clear what was meant.
#pragma once

#include <cstdint>
#include <string>

namespace dateline::article {

/// Rewrites \uXXXX escapes of half a surrogate pair as \ufffd; returns how many there were. Cut texts have
/// them, where an emoji was torn.
std::uint64_t repair_surrogates(std::string& json);

}  // namespace dateline::article
