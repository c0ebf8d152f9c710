// The one printer of errors: place, message, the line with a caret, the hint.
#include "error/error.h"

#include <array>
#include <cstddef>
#include <ostream>

namespace dateline::error {
namespace {

constexpr std::size_t kLongestLineShown = 160;  // code points before the line is cut around the caret

/// Length in bytes of the valid UTF-8 sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t left = text.size() - at;
  const auto continues = [&](std::size_t i) { return (byte(at + i) & 0xC0U) == 0x80U; };
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return left >= 2 && continues(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (left < 3 || !continues(1) || !continues(2)) return 0;
    if (lead == 0xE0 && byte(at + 1) < 0xA0) return 0;
    if (lead == 0xED && byte(at + 1) > 0x9F) return 0;
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (left < 4 || !continues(1) || !continues(2) || !continues(3)) return 0;
    if (lead == 0xF0 && byte(at + 1) < 0x90) return 0;
    if (lead == 0xF4 && byte(at + 1) > 0x8F) return 0;
    return 4;
  }
  return 0;
}

bool is_control(std::string_view sequence) {
  const auto first = static_cast<unsigned char>(sequence[0]);
  if (sequence.size() == 1) return first < 0x20 || first == 0x7F;
  return sequence.size() == 2 && first == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0;
}

/// Marks that change the order of the characters around them (U+202A to U+202E, U+2066 to U+2069), and
/// separators of lines (U+2028, U+2029): a name could pass for another with them.
bool reorders(std::string_view sequence) {
  if (sequence.size() != 3 || sequence[0] != '\xE2') return false;
  const auto last = static_cast<unsigned char>(sequence[2]);
  if (sequence[1] == '\x80') return last >= 0xA8 && last <= 0xAE;
  return sequence[1] == '\x81' && last >= 0xA6 && last <= 0xA9;
}

void append_escaped(std::string& out, std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += "\\x";
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
}

/// Appends the character of `text` at `at` in visible form; returns its length in bytes of `text`.
std::size_t append_visible(std::string& out, std::string_view text, std::size_t at) {
  const std::size_t length = sequence_length(text, at);
  if (length == 0) {
    append_escaped(out, text.substr(at, 1));
    return 1;
  }
  const std::string_view sequence = text.substr(at, length);
  if (is_control(sequence) || reorders(sequence)) {
    append_escaped(out, sequence);
  } else {
    out += sequence;
  }
  return length;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

/// The line and, below it, the caret; the line is cut to some 160 characters around the caret.
void append_caret(std::string& out, std::string_view line, std::uint64_t column) {
  const std::size_t caret_byte = column == 0 ? line.size() : static_cast<std::size_t>(column - 1);
  std::string before;
  std::size_t at = 0;
  while (at < line.size() && at < caret_byte) at += append_visible(before, line, at);
  std::string after;
  while (at < line.size() && after.size() < kLongestLineShown) at += append_visible(after, line, at);
  if (at < line.size()) after += "...";
  if (code_points(before) > kLongestLineShown / 2) {
    std::size_t cut = before.size() - kLongestLineShown / 2;
    while (cut < before.size() && (static_cast<unsigned char>(before[cut]) & 0xC0U) == 0x80U) ++cut;
    before = "..." + before.substr(cut);
  }
  out += "  " + before + after + "\n  " + std::string(code_points(before), ' ') + "^\n";
}

}  // namespace

std::string_view name_of(ErrorKind kind) {
  constexpr std::array<std::string_view, 12> kNames{"usage",     "bad query", "bad article", "bad source",
                                                    "not found", "storage",   "damaged",     "version",
                                                    "locked",    "limit",     "interrupted", "internal"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) at += append_visible(out, text, at);
  return out;
}

std::string to_string(const Place& place) {
  std::string out = visible(place.source);
  if (place.line == 0) return out;
  out.append(1, ':').append(std::to_string(place.line));
  if (place.column != 0) out.append(1, ':').append(std::to_string(place.column));
  return out;
}

std::string describe(const Error& error) {
  std::string out = to_string(error.place);
  if (!out.empty()) out += ": ";
  out += visible(error.message) + "\n";
  if (!error.line_text.empty()) append_caret(out, error.line_text, error.place.column);
  if (!error.hint.empty()) out += "  hint: " + visible(error.hint) + "\n";
  return out;
}

std::ostream& operator<<(std::ostream& out, const Place& place) { return out << to_string(place); }
std::ostream& operator<<(std::ostream& out, const Error& error) { return out << describe(error); }

}  // namespace dateline::error
