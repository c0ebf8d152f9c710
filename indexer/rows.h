// What the reports of all commands share: for people a label and what is said about it, line by line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::indexer {

/// The number in "format_version" of every JSON report. Additions do not change it.
inline constexpr std::uint64_t kFormatVersion = 1;

void append_row(std::string& out, std::string_view label, std::string_view value);
/// "0.31 s", "12 s".
std::string seconds_text(double seconds);
/// "0.83"; "-" when there is nothing to divide by.
std::string ratio_text(std::uint64_t part, std::uint64_t whole);

}  // namespace dateline::indexer
