// What can be told of an encoding from a sample of bytes.
#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "article/encoding.h"
#include "article/unicode_converter.h"
#include "text/utf8.h"

namespace dateline::article {
namespace {

constexpr std::size_t kFew = 4;  // bytes beyond ASCII, of which no statistics can be made

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

struct HighBytes {
  std::size_t all = 0;
  std::size_t lone = 0;  // between ASCII
};
HighBytes count_high_bytes(std::string_view sample) {
  HighBytes counts;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (!is_high(sample[i])) continue;
    ++counts.all;
    const bool before = i > 0 && is_high(sample[i - 1]);
    const bool after = i + 1 < sample.size() && is_high(sample[i + 1]);
    if (!before && !after) ++counts.lone;
  }
  return counts;
}

std::size_t count_letters(std::string_view sample) {
  return static_cast<std::size_t>(
      std::ranges::count_if(sample, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }));
}

/// More of it is UTF-8 than not.
bool is_damaged_utf8(std::string_view sample) {
  const text::Repaired repaired = text::replace_invalid_utf8(sample);
  const auto lead_bytes = static_cast<std::uint64_t>(
      std::ranges::count_if(repaired.text, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
  return lead_bytes - repaired.replaced > repaired.replaced;
}

std::string ask_uchardet(std::string_view sample) {
  struct Close {
    void operator()(uchardet* detector) const { uchardet_delete(detector); }
  };
  const std::unique_ptr<uchardet, Close> detector(uchardet_new());
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

/// The name for ICU. ISO 8859-1 and -9 are read as what they are in practice, the Windows code pages that
/// extend them.
std::string name_for_icu(const std::string& detected) {
  static constexpr std::array<std::array<std::string_view, 2>, 4> kNames{{{"ISO-8859-1", "windows-1252"},
                                                                          {"ISO-8859-9", "windows-1254"},
                                                                          {"UHC", "windows-949"},
                                                                          {"MAC-CENTRALEUROPE", "macce"}}};
  for (const auto& [from, to] : kNames) {
    if (detected == from) return std::string(to);
  }
  std::string name = detected;
  if (!name.starts_with("WINDOWS-")) return name;
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

bool makes_sense(const std::string& encoding, std::string_view sample, std::size_t high_bytes) {
  auto converter = UnicodeConverter::open(encoding.c_str());
  if (!converter) return false;
  std::string text;
  converter->convert(sample, true, text);
  std::size_t senseless = count_replacements(text);
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    senseless += text[i] == '\xC2' && static_cast<unsigned char>(text[i + 1]) < 0xA0 ? 1 : 0;
  }
  return senseless * 50 <= high_bytes;
}

constexpr std::size_t kDeclaredWithin = 4096;  // bytes; browsers look at 1024

/// The value behind `key`, `=` and perhaps a quotation mark, in lower case; empty when there is none.
std::string value_behind(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    std::size_t begin = at + key.size();
    while (begin < text.size() && text[begin] == ' ') ++begin;
    if (begin >= text.size() || text[begin] != '=') continue;
    begin = text.find_first_not_of(" \"'", begin + 1);
    if (begin == std::string_view::npos) return {};
    const std::size_t end = text.find_first_of(" \"';>?/\r\n\t", begin);
    return std::string(text.substr(begin, end - begin));
  }
  return {};
}

/// What people mean by the name of an encoding (after the WHATWG's list of labels).
std::string meant_by(const std::string& label) {
  struct Meaning {
    std::string_view label;
    std::string_view encoding;
  };
  static constexpr std::array kMeanings{
      Meaning{"iso-8859-1", "windows-1252"}, Meaning{"iso8859-1", "windows-1252"},
      Meaning{"latin1", "windows-1252"},     Meaning{"us-ascii", "windows-1252"},
      Meaning{"ascii", "windows-1252"},      Meaning{"iso-8859-9", "windows-1254"},
      Meaning{"iso-8859-11", "windows-874"}, Meaning{"tis-620", "windows-874"},
      Meaning{"gb2312", "gb18030"},          Meaning{"gbk", "gb18030"},
      Meaning{"gb_2312-80", "gb18030"},      Meaning{"x-gbk", "gb18030"},
      Meaning{"big5", "Big5-HKSCS"},         Meaning{"x-x-big5", "Big5-HKSCS"},
      Meaning{"shift_jis", "windows-31j"},   Meaning{"x-sjis", "windows-31j"},
      Meaning{"shift-jis", "windows-31j"},   Meaning{"sjis", "windows-31j"},
      Meaning{"euc-kr", "windows-949"},      Meaning{"ks_c_5601-1987", "windows-949"},
      Meaning{"x-euc-jp", "euc-jp"}};
  const auto* found = std::ranges::find(kMeanings, label, &Meaning::label);
  return found == kMeanings.end() ? label : std::string(found->encoding);
}

}  // namespace

bool makes_sense(const std::string& encoding, std::string_view sample) {
  return makes_sense(encoding, sample, count_high_bytes(sample).all);
}

std::optional<std::string> declared_encoding(std::string_view front) {
  const std::size_t begin = front.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || front[begin] != '<') return std::nullopt;
  const std::string text = text::ascii_lower(front.substr(0, kDeclaredWithin));
  std::string label =
      text.find("<?xml") == begin ? value_behind(text.substr(0, text.find("?>")), "encoding") : "";
  if (label.empty()) label = value_behind(text, "charset");
  return encoding_of_label(label);
}

std::optional<std::string> encoding_of_label(std::string_view label) {
  const std::string lower_label = text::ascii_lower(label);
  if (lower_label.empty() || lower_label.starts_with("utf")) return std::nullopt;
  const std::string name = meant_by(lower_label);
  if (!UnicodeConverter::open(name.c_str())) return std::nullopt;
  return name;
}

std::optional<std::string> detect_encoding(std::string_view sample) {
  if (is_damaged_utf8(sample)) return std::nullopt;
  const HighBytes high = count_high_bytes(sample);
  const bool few = high.all <= kFew || high.all * 40 < high.all + count_letters(sample);
  const bool lone = high.lone * 10 >= high.all * 7;
  const std::string name = few && lone ? "windows-1252" : name_for_icu(ask_uchardet(sample));
  if (name.empty() || name == "UTF-8" || !makes_sense(name, sample, high.all)) return std::nullopt;
  return name;
}

std::optional<WideEncoding> detect_wide_encoding(std::string_view front) {
  using std::string_view_literals::operator""sv;
  if (front.starts_with("\xFF\xFE\0\0"sv)) return WideEncoding{"UTF-32LE", 4};
  if (front.starts_with("\0\0\xFE\xFF"sv)) return WideEncoding{"UTF-32BE", 4};
  if (front.starts_with("\xFF\xFE"sv)) return WideEncoding{"UTF-16LE", 2};
  if (front.starts_with("\xFE\xFF"sv)) return WideEncoding{"UTF-16BE", 2};
  // Without a mark: Western text in UTF-16 has a zero in nearly every pair, always on the same side.
  const std::size_t pairs = std::min<std::size_t>(front.size(), 4096) / 2;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < pairs * 2; ++i) zeros[i % 2] += front[i] == '\0' ? 1 : 0;
  if (pairs < 4) return std::nullopt;
  if (zeros[1] * 10 > pairs * 4 && zeros[0] * 20 < pairs) return WideEncoding{"UTF-16LE", 0};
  if (zeros[0] * 10 > pairs * 4 && zeros[1] * 20 < pairs) return WideEncoding{"UTF-16BE", 0};
  return std::nullopt;
}

bool looks_binary(std::string_view front) {
  std::size_t odd = count_replacements(front);
  for (std::size_t i = 0; i < front.size(); ++i) {
    const auto c = static_cast<unsigned char>(front[i]);
    if (c == 0) return true;
    if (c < ' ' && !(c >= '\t' && c <= '\r')) ++odd;
    if (c == 0xC2 && i + 1 < front.size() && static_cast<unsigned char>(front[i + 1]) < 0xA0) ++odd;
  }
  return odd > 8 && odd * 100 > front.size() * 3;
}

}  // namespace dateline::article
