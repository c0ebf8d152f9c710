// Fast hashes of bytes: to find damage and to tell contents apart. Not against a forger.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "error/result.h"

namespace dateline::io {

/// XXH3, 64 bits, seed 0. Source: Yann Collet, xxHash 0.8.
std::uint64_t checksum64(std::string_view bytes);
/// 16 lower-case hex digits.
std::string to_hex(std::uint64_t value);

/// The same over bytes that come in pieces.
class StreamChecksum {
 public:
  StreamChecksum();
  ~StreamChecksum();
  StreamChecksum(StreamChecksum&&) noexcept;
  StreamChecksum& operator=(StreamChecksum&&) noexcept;
  void add(std::string_view bytes);
  std::uint64_t value() const;
  void reset();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

error::Result<std::uint64_t> checksum_file(const std::filesystem::path& path);

}  // namespace dateline::io
