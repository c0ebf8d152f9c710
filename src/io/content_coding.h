// Bytes as HTTP sends them, back as they were: gzip, deflate, brotli and zstd of one whole body.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "error/result.h"

namespace dateline::io {

enum class ContentCoding : std::uint8_t { gzip, deflate, brotli, zstd };
/// By its name in Content-Encoding ("gzip", "x-gzip", "deflate", "br", "zstd"), in any case.
std::optional<ContentCoding> parse_content_coding(std::string_view name);

/// Undoes one coding. What is called deflate may be with or without zlib's frame: servers do both. At most
/// `limit` bytes come out. An error (without a place): damaged, cut off, or larger than the limit.
error::Result<std::string> decode_content(ContentCoding coding, std::string_view bytes, std::uint64_t limit);

}  // namespace dateline::io
