// The bytes of a source on their way to a reader, counted and hashed.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "article/article_reader.h"
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
  /// Reads what a reader that gave up has left, unless that is more than an article may have (a sparse file
  /// may have terabytes of zeros): then the stream counts as failed.
  void drain() {
    std::vector<char> buffer(64 * 1024);
    for (std::uint64_t left = kLongestRecord; !failed_ && left >= buffer.size();) {
      const auto got = read(buffer);
      if (!got || *got == 0) return;
      left -= *got;
    }
    failed_ = true;
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
