// Escapes are looked at in order, so that an escaped backslash never begins another one.
#include "article/json_escapes.h"

#include <optional>

namespace dateline::article {
namespace {

/// The UTF-16 unit of the escape at `at`.
std::optional<unsigned> unit_at(const std::string& json, std::size_t at) {
  if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = json[i];
    const bool digit = c >= '0' && c <= '9';
    const char letter = static_cast<char>(c | 0x20);
    if (!digit && (letter < 'a' || letter > 'f')) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(digit ? c - '0' : letter - 'a' + 10);
  }
  return unit;
}

bool is_high(std::optional<unsigned> unit) { return unit && *unit >= 0xD800 && *unit < 0xDC00; }
bool is_low(std::optional<unsigned> unit) { return unit && *unit >= 0xDC00 && *unit < 0xE000; }

}  // namespace

std::uint64_t repair_surrogates(std::string& json) {
  std::uint64_t repaired = 0;
  for (std::size_t at = json.find('\\'); at != std::string::npos && at + 1 < json.size();
       at = json.find('\\', at)) {
    const auto unit = unit_at(json, at);
    if (is_high(unit) && is_low(unit_at(json, at + 6))) {
      at += 12;
    } else if (is_high(unit) || is_low(unit)) {
      json.replace(at + 2, 4, "fffd");
      ++repaired;
      at += 6;
    } else {
      at += 2;
    }
  }
  return repaired;
}

}  // namespace dateline::article
