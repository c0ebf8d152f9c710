// The bytes of a source on their way to a reader, counted and hashed.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "io/archive_walk.h"
#include "io/checksum.h"

namespace dateline::article {

class HashedStream final : public io::ByteStream {
 public:
  /// `total` (outlives the stream) counts the bytes of all streams.
  HashedStream(std::unique_ptr<io::ByteStream> inner, std::uint64_t& total)
      : inner_(std::move(inner)), total_(&total) {}
  error::Result<std::size_t> read(std::span<char> buffer) override {
    auto got = inner_->read(buffer);
    if (!got) {
      failed_ = true;
      return got;
    }
    hash_.add({buffer.data(), *got});
    bytes_ += *got;
    *total_ += *got;
    return got;
  }
  /// Reads what a reader that gave up has left.
  void drain() {
    std::vector<char> buffer(64 * 1024);
    while (!failed_) {
      const auto got = read(buffer);
      if (!got || *got == 0) return;
    }
  }
  bool failed() const { return failed_; }
  std::uint64_t bytes() const { return bytes_; }
  std::uint64_t hash() const { return hash_.value(); }  // XXH3-64 of the bytes so far

 private:
  std::unique_ptr<io::ByteStream> inner_;
  std::uint64_t* total_;
  io::StreamChecksum hash_;
  std::uint64_t bytes_ = 0;
  bool failed_ = false;
};

}  // namespace dateline::article
