// Which files are packed, told by their first bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::io {

enum class Packing : std::uint8_t {
  plain,       // none that we open
  compressed,  // gzip, zstd, bzip2, xz: may hold a tar
  archive      // tar or zip
};

/// How many first bytes packing_of() wants to see (one tar header); fewer only of a shorter file.
inline constexpr std::size_t kPackingBytes = 512;

/// Sources: RFC 1952 (gzip), RFC 8878 (zstd), the bzip2 and xz file formats, PKWARE's APPNOTE (zip), POSIX
/// pax and V7 tar (which has no magic, so the checksum of its header decides).
Packing packing_of(std::string_view first_bytes);

}  // namespace dateline::io
