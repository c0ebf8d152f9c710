// JSON out: separators, escapes and numbers as RFC 8259 wants them.
#include "io/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace dateline::io {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Sequence {
  std::size_t size = 1;  // bytes to consume; of an invalid one, its maximal subpart
  char32_t code_point = 0;
  bool valid = false;
};

/// The range that the second byte must lie in, by the first (Unicode 15, table 3-7).
constexpr std::array<unsigned char, 2> second_byte_range(unsigned char lead) {
  switch (lead) {
    case 0xE0:
      return {0xA0, 0xBF};
    case 0xED:
      return {0x80, 0x9F};
    case 0xF0:
      return {0x90, 0xBF};
    case 0xF4:
      return {0x80, 0x8F};
    default:
      return {0x80, 0xBF};
  }
}

/// Decodes the non-ASCII sequence at the front of `text`.
Sequence decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return {};
  Sequence sequence{1, static_cast<char32_t>(lead) & (0x7FU >> wanted), false};
  for (; sequence.size < wanted && sequence.size < text.size(); ++sequence.size) {
    const auto byte = static_cast<unsigned char>(text[sequence.size]);
    const auto [low, high] =
        sequence.size == 1 ? second_byte_range(lead) : std::array<unsigned char, 2>{0x80, 0xBF};
    if (byte < low || byte > high) return sequence;
    sequence.code_point = sequence.code_point << 6U | (byte & 0x3FU);
  }
  sequence.valid = sequence.size == wanted;
  return sequence;
}

void append_escape(std::string& out, char32_t code_point) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[code_point >> static_cast<unsigned>(shift) & 15U];
}

void append_ascii_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      append_escape(out, static_cast<unsigned char>(c));
  }
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\';
}

/// Appends the non-ASCII sequence at the front of `text`; returns its size.
std::size_t append_sequence(std::string& out, std::string_view text) {
  const Sequence sequence = decode(text);
  if (!sequence.valid) {
    out += kReplacement;
  } else if (sequence.code_point < 0xA0 || sequence.code_point == 0x2028 || sequence.code_point == 0x2029) {
    append_escape(out, sequence.code_point);
  } else {
    out += text.substr(0, sequence.size);
  }
  return sequence.size;
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain(text[end])) ++end;
    out += text.substr(at, end - at);
    at = end;
    if (at == text.size()) break;
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      append_ascii_escape(out, text[at++]);
    } else {
      at += append_sequence(out, text.substr(at));
    }
  }
  out += '"';
}

template <class Number>
void append_number(std::string& out, Number value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

}  // namespace

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_members_.back()) *out_ += ',';
  has_members_.back() = true;
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  *out_ += '{';
  has_members_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  *out_ += '}';
  has_members_.pop_back();
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  *out_ += '[';
  has_members_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  *out_ += ']';
  has_members_.pop_back();
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_string(*out_, name);
  *out_ += ':';
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  separate();
  append_string(*out_, value);
  return *this;
}

JsonWriter& JsonWriter::number(std::uint64_t value) {
  separate();
  append_number(*out_, value);
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  separate();
  append_number(*out_, value);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  append_number(*out_, value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  separate();
  *out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  *out_ += "null";
  return *this;
}

std::string json_string(std::string_view text) {
  std::string out;
  append_string(out, text);
  return out;
}

}  // namespace dateline::io
