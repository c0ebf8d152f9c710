// The form of the tagger's files in data/: one compressed payload that is what it says and is whole.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "error/result.h"

namespace dateline::entities {

/// Layout (little-endian): "DATELINE", kind (8 bytes, padded with blanks), version (4 bytes), 4 bytes zero,
/// XXH3-64 of the payload, the payload as one zstd frame (level 19).
std::string pack(std::string_view kind, std::uint32_t version, std::string_view payload);
/// The payload. ErrorKind::damaged, naming `kind`, when it is not whole or of another kind;
/// ErrorKind::version.
error::Result<std::string> unpack(std::string_view kind, std::uint32_t version, std::string_view file);

/// Little-endian numbers one after the other. A read past the end yields 0 and is remembered.
class PayloadReader {
 public:
  explicit PayloadReader(std::string_view payload) : rest_(payload) {}
  template <class T>
  T number() {
    T value{};
    const std::string_view raw = bytes(sizeof value);
    if (raw.size() == sizeof value) std::memcpy(&value, raw.data(), sizeof value);
    return value;
  }
  std::string_view bytes(std::size_t size) {
    if (size > rest_.size()) {
      whole_ = false;
      rest_ = {};
      return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  /// Everything was there, and nothing is left.
  bool complete() const { return whole_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool whole_ = true;
};
template <class T>
void append_number(std::string& payload, T value) {
  payload.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace dateline::entities
