// A stream of bytes that are in memory already.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "io/archive_walk.h"

namespace dateline::io {

/// Of bytes that outlive it; at most `piece` (more than 0) at a time, as a pipe may give them.
class MemoryStream final : public ByteStream {
 public:
  explicit MemoryStream(std::string_view bytes, std::size_t piece = SIZE_MAX)
      : bytes_(bytes), piece_(piece) {}
  error::Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t size = std::min({buffer.size(), bytes_.size(), piece_});
    std::copy_n(bytes_.data(), size, buffer.data());
    bytes_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view bytes_;
  std::size_t piece_;
};

}  // namespace dateline::io
