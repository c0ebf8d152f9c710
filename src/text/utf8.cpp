// Bytes and code points: validity, repair, counting, and how wide text stands on a terminal.
#include "text/utf8.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace dateline::text {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080U;

/// Number of bytes from `at` that are ASCII.
std::size_t ascii_run(std::string_view bytes, std::size_t at) {
  const std::size_t begin = at;
  while (at + 8 <= bytes.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    if ((word & kHighBits) != 0) break;
    at += 8;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at - begin;
}

/// What may follow a lead byte: how many bytes, and the range of the first of them (Unicode 15, table 3-7).
struct Lead {
  std::size_t continuations = 0;
  unsigned char least = 0x80;
  unsigned char greatest = 0xBF;
};
Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {};
}

/// The sequence that begins with the non-ASCII byte at `at`: valid and whole, or its maximal invalid subpart.
struct Sequence {
  std::size_t size = 1;
  bool valid = false;
};
Sequence sequence_at(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  Lead lead = lead_of(byte(at));
  if (lead.continuations == 0) return {};
  std::size_t size = 1;
  while (size <= lead.continuations && at + size < bytes.size() && byte(at + size) >= lead.least &&
         byte(at + size) <= lead.greatest) {
    lead.least = 0x80;
    lead.greatest = 0xBF;
    ++size;
  }
  return {size, size == lead.continuations + 1};
}

std::size_t columns_of(char32_t c) {
  if (c < 0x20 || c == 0x7F) return 0;
  if (c < 0x300) return c == 0xAD || (c >= 0x80 && c < 0xA0) ? 0 : 1;
  const auto point = static_cast<UChar32>(c);
  constexpr std::uint32_t kNoColumns =
      U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  if ((U_GET_GC_MASK(point) & kNoColumns) != 0) return 0;
  if (c >= 0x1160 && c <= 0x11FF)
    return 0;  // vowels and finals of a Hangul syllable stand in the column of its initial
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// Walks the grapheme clusters of a text; falls back to code points should ICU fail.
class Clusters {
 public:
  explicit Clusters(std::string_view text) : text_(text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&source_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    clusters_.reset(ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &status));
    if (U_SUCCESS(status)) ubrk_setUText(clusters_.get(), &source_, &status);
    if (U_FAILURE(status)) clusters_.reset();
  }
  ~Clusters() { utext_close(&source_); }
  Clusters(const Clusters&) = delete;
  Clusters& operator=(const Clusters&) = delete;

  /// End of the cluster that begins at `at`, which must be where the last one ended.
  std::size_t end_of(std::size_t at) {
    if (clusters_ == nullptr) return at + code_point_at(text_, at).size;
    const std::int32_t next = ubrk_next(clusters_.get());
    return next == UBRK_DONE ? text_.size() : static_cast<std::size_t>(next);
  }

 private:
  struct Close {
    void operator()(UBreakIterator* clusters) const { ubrk_close(clusters); }
  };
  std::string_view text_;
  UText source_ = UTEXT_INITIALIZER;
  std::unique_ptr<UBreakIterator, Close> clusters_;
};

}  // namespace

bool is_ascii(std::string_view bytes) { return ascii_run(bytes, 0) == bytes.size(); }

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t at = ascii_run(bytes, 0); at < bytes.size();) {
    const Sequence sequence = sequence_at(bytes, at);
    if (!sequence.valid) return false;
    at += sequence.size;
    at += ascii_run(bytes, at);
  }
  return true;
}

Repaired replace_invalid_utf8(std::string_view bytes) {
  Repaired repaired;
  repaired.text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t ascii = ascii_run(bytes, at);
    repaired.text.append(bytes, at, ascii);
    at += ascii;
    if (at == bytes.size()) break;
    const Sequence sequence = sequence_at(bytes, at);
    repaired.text += sequence.valid ? bytes.substr(at, sequence.size) : std::string_view("\xEF\xBF\xBD");
    repaired.replaced += sequence.valid ? 0 : 1;
    at += sequence.size;
  }
  return repaired;
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto bits = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  if (bits(0) < 0x80) return {bits(0), 1};
  const Sequence sequence = sequence_at(text, at);
  if (!sequence.valid) return {0xFFFD, 1};
  if (sequence.size == 2) return {((bits(0) & 0x1FU) << 6U) | (bits(1) & 0x3FU), 2};
  if (sequence.size == 3)
    return {((bits(0) & 0x0FU) << 12U) | ((bits(1) & 0x3FU) << 6U) | (bits(2) & 0x3FU), 3};
  return {
      ((bits(0) & 0x07U) << 18U) | ((bits(1) & 0x3FU) << 12U) | ((bits(2) & 0x3FU) << 6U) | (bits(3) & 0x3FU),
      4};
}

std::size_t boundary_before(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  std::size_t boundary = at;
  while (boundary > 0 && at - boundary < 3 && (static_cast<unsigned char>(text[boundary]) & 0xC0U) == 0x80U)
    --boundary;
  return boundary;
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return lower;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::size_t terminal_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    columns += columns_of(point.value);
    at += point.size;
  }
  return columns;
}

std::string_view prefix_of_width(std::string_view text, std::size_t columns) {
  if (text.size() <= columns && is_ascii(text)) return text;
  Clusters clusters(text);
  std::size_t at = 0;
  std::size_t used = 0;
  while (at < text.size()) {
    const std::size_t end = clusters.end_of(at);
    used += terminal_width(text.substr(at, end - at));
    if (used > columns) break;
    at = end;
  }
  return text.substr(0, at);
}

}  // namespace dateline::text
