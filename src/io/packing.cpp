// Magic numbers of the packed formats, long enough that no text is taken for one.
#include "io/packing.h"

#include <optional>

namespace dateline::io {
namespace {

using std::string_view_literals::operator""sv;

bool is_bzip2(std::string_view bytes) {
  constexpr std::string_view kFirstBlock = "\x31\x41\x59\x26\x53\x59"sv;
  constexpr std::string_view kNoBlock = "\x17\x72\x45\x38\x50\x90"sv;
  if (bytes.size() < 10 || !bytes.starts_with("BZh") || bytes[3] < '1' || bytes[3] > '9') return false;
  return bytes.substr(4, 6) == kFirstBlock || bytes.substr(4, 6) == kNoBlock;
}

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04"sv) || (bytes.size() == 22 && bytes.starts_with("PK\x05\x06"sv));
}

/// The octal number of a tar header's field; nothing when there is none.
std::optional<unsigned> octal(std::string_view field) {
  std::optional<unsigned> value;
  for (const char c : field) {
    if (c >= '0' && c <= '7') {
      value = value.value_or(0) * 8 + static_cast<unsigned>(c - '0');
    } else if (value || c != ' ') {
      break;
    }
  }
  return value;
}

bool is_tar(std::string_view bytes) {
  constexpr std::size_t kSumBegin = 148;
  constexpr std::size_t kSumLength = 8;
  if (bytes.size() < kPackingBytes || bytes[0] == '\0') return false;
  if (bytes.substr(257, 5) == "ustar") return true;
  const auto written = octal(bytes.substr(kSumBegin, kSumLength));
  if (!written) return false;
  unsigned sum = 0;
  for (std::size_t i = 0; i < kPackingBytes; ++i) {
    const bool in_sum = i >= kSumBegin && i < kSumBegin + kSumLength;
    sum += in_sum ? static_cast<unsigned>(' ') : static_cast<unsigned char>(bytes[i]);
  }
  return sum == *written;
}

}  // namespace

Packing packing_of(std::string_view first_bytes) {
  const std::string_view bytes = first_bytes.substr(0, kPackingBytes);
  if (bytes.starts_with("\x1F\x8B\x08"sv) || bytes.starts_with("\x28\xB5\x2F\xFD"sv) ||
      bytes.starts_with("\xFD\x37\x7A\x58\x5A\x00"sv) || is_bzip2(bytes)) {
    return Packing::compressed;
  }
  return is_zip(bytes) || is_tar(bytes) ? Packing::archive : Packing::plain;
}

}  // namespace dateline::io
