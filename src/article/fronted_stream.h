// A stream whose beginning can be looked at before it is read.
#pragma once

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "io/archive_walk.h"

namespace dateline::article {

class FrontedStream final : public io::ByteStream {
 public:
  /// `inner` outlives the stream.
  explicit FrontedStream(io::ByteStream& inner) : inner_(&inner) {}

  /// The first `size` bytes, fewer when the stream ends or fails before. Only before the first read().
  std::string_view front(std::size_t size) {
    std::size_t filled = front_.size();
    front_.resize(std::max(size, filled));
    while (filled < size && !failure_) {
      const auto got = inner_->read(std::span(front_).subspan(filled));
      if (!got) failure_ = got.error();
      if (!got || *got == 0) break;
      filled += *got;
    }
    front_.resize(filled);
    return front_;
  }

  error::Result<std::size_t> read(std::span<char> buffer) override {
    if (given_ < front_.size()) {
      const std::size_t taken = std::min(buffer.size(), front_.size() - given_);
      std::memcpy(buffer.data(), front_.data() + given_, taken);
      given_ += taken;
      return taken;
    }
    if (failure_) return *std::exchange(failure_, std::nullopt);
    return inner_->read(buffer);
  }

 private:
  io::ByteStream* inner_;
  std::string front_;
  std::size_t given_ = 0;
  std::optional<error::Error> failure_;  // told after what was read before it
};

}  // namespace dateline::article
