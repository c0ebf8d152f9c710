// Lines that are valid UTF-8 stay as they are, whatever the label says.
#include "article/mail/mail_charset.h"

#include <algorithm>
#include <optional>

#include "article/encoding.h"
#include "article/html/ascii.h"
#include "article/unicode_converter.h"
#include "text/utf8.h"

namespace dateline::article {
namespace {

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// Of the bytes beyond ASCII seven of ten have none beside them.
bool are_mostly_lone(std::string_view bytes) {
  std::size_t all = 0;
  std::size_t lone = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (!is_high(bytes[i])) continue;
    ++all;
    const bool beside = (i > 0 && is_high(bytes[i - 1])) || (i + 1 < bytes.size() && is_high(bytes[i + 1]));
    lone += beside ? 0 : 1;
  }
  return lone * 10 >= all * 7;
}

/// "us-ascii" is what programs say that know of no other.
bool is_western(std::string_view label) {
  return encoding_of_label(label) == "windows-1252" && ascii_lower(label).find("ascii") == std::string::npos;
}

bool is_utf7(std::string_view label) {
  const std::string lower = ascii_lower(label);
  return lower == "utf-7" || lower == "unicode-1-1-utf-7";
}

/// Nothing for what is no UTF-7, whatever its label says.
std::optional<std::string> read_utf7(std::string_view bytes) {
  auto converter = UnicodeConverter::open("UTF-7");
  if (!converter || !text::is_ascii(bytes)) return std::nullopt;
  std::string text;
  converter->convert(bytes, true, text);
  if (count_replacements(text) > 0) return std::nullopt;
  return text;
}

std::string convert_lines(std::string_view bytes, UnicodeConverter& western) {
  std::string text;
  while (!bytes.empty()) {
    const std::size_t size = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    const std::string_view line = bytes.substr(0, size);
    if (text::is_valid_utf8(line)) {
      text += line;
    } else {
      western.convert(line, true, text);
    }
    bytes.remove_prefix(size);
  }
  return text;
}

}  // namespace

bool switches_sets(std::string_view label) {
  const std::string lower = ascii_lower(label);
  return lower.starts_with("iso-2022-") || lower.starts_with("hz") || is_utf7(lower);
}

std::string mail_utf8(std::string_view bytes, std::string_view label, ReadNotes& notes) {
  if (is_utf7(label)) {
    if (auto text = read_utf7(bytes)) return *std::move(text);
  }
  if (!is_western(label) || text::is_valid_utf8(bytes) || detect_wide_encoding(bytes) ||
      !are_mostly_lone(bytes))
    return to_utf8(bytes, label, notes);
  auto western = UnicodeConverter::open("windows-1252");
  if (!western) return to_utf8(bytes, label, notes);
  std::string text = convert_lines(bytes, *western);
  notes.encoding = "windows-1252";
  notes.replaced_characters += count_replacements(text);
  return text;
}

}  // namespace dateline::article
