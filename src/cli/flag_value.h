// Values of flags that are numbers, and the error for any value that is wrong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "error/result.h"

namespace dateline::cli {

/// What a person typed wrong, and what to type instead.
error::Error usage_error(std::string message, std::string hint = {});

/// A whole number from `least` to `most`; the error names the flag.
error::Result<std::uint64_t> read_number(std::string_view flag, std::string_view value, std::uint64_t least,
                                         std::uint64_t most);

/// Bytes: "512M", "4G"; K, M, G and T (or k, m, g, t) are powers of 1,024, without a letter it is bytes. At
/// least one.
error::Result<std::uint64_t> read_size(std::string_view flag, std::string_view value);

/// "1,234,567": for people.
std::string grouped(std::uint64_t number);
/// "34.2 MB" (powers of 1,000), "812 bytes": for people.
std::string bytes_text(std::uint64_t bytes);

}  // namespace dateline::cli
