// Numbers in, and numbers out for people.
#include "cli/flag_value.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <utility>

namespace dateline::cli {
namespace {

error::Error bad_number(std::string_view flag, std::string_view value, const std::string& expected,
                        std::string hint = {}) {
  return usage_error(
      "--" + std::string(flag) + ": expected " + expected + ", not \"" + std::string(value) + "\"",
      std::move(hint));
}

}  // namespace

error::Error usage_error(std::string message, std::string hint) {
  return {error::ErrorKind::usage, {}, std::move(message), {}, std::move(hint)};
}

error::Result<std::uint64_t> read_number(std::string_view flag, std::string_view value, std::uint64_t least,
                                         std::uint64_t most) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
  if (!value.empty() && read.ec == std::errc() && read.ptr == value.data() + value.size() &&
      number >= least && number <= most)
    return number;
  const std::string range = most == UINT64_MAX
                                ? std::to_string(least) + " or more"
                                : "from " + std::to_string(least) + " to " + std::to_string(most);
  return bad_number(flag, value, "a whole number, " + range);
}

error::Result<std::uint64_t> read_size(std::string_view flag, std::string_view value) {
  constexpr std::string_view kLetters = "KMGT";
  constexpr std::string_view kHint = "K, M, G and T are powers of 1024";
  std::string_view digits = value;
  unsigned shift = 0;
  if (!digits.empty()) {
    const std::size_t letter =
        kLetters.find(digits.back() >= 'a' ? static_cast<char>(digits.back() - 32) : digits.back());
    if (letter != std::string_view::npos) {
      shift = 10 * (static_cast<unsigned>(letter) + 1);
      digits.remove_suffix(1);
    }
  }
  std::uint64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = !digits.empty() && read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  if (!whole || number == 0 || number > (UINT64_MAX >> shift))
    return bad_number(flag, value, "a size, such as 512M or 4G", std::string(kHint));
  return number << shift;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string bytes_text(std::uint64_t bytes) {
  constexpr std::array<std::string_view, 5> kUnits{"kB", "MB", "GB", "TB", "PB"};
  if (bytes < 1000) return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
  double amount = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  while (amount >= 999.95 && unit + 1 < kUnits.size()) {
    amount /= 1000;
    ++unit;
  }
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%.1f %s", amount, kUnits[unit].data());
  return out.data();
}

}  // namespace dateline::cli
