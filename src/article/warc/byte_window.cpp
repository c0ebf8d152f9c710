// One buffer; what is left of it moves to the front when room is needed behind it.
#include "article/warc/byte_window.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace dateline::article {
namespace {

constexpr std::size_t kPiece = 256 * 1024;  // of one read

}  // namespace

/// Room for `wanted` bytes from begin_ on. What a large record took is given back when it is behind us.
void ByteWindow::make_room(std::size_t wanted) {
  const std::size_t held = end_ - begin_;
  const bool far_too_large = capacity_ > 64 * kPiece && wanted < capacity_ / 16;
  if (capacity_ - begin_ >= wanted && !far_too_large) return;
  if (capacity_ >= wanted && !far_too_large) {
    std::memmove(buffer_.get(), buffer_.get() + begin_, held);
  } else {
    const std::size_t capacity = far_too_large ? 2 * wanted : std::max(wanted, 2 * capacity_);
    auto larger = std::make_unique_for_overwrite<char[]>(capacity);
    if (held > 0) std::memcpy(larger.get(), buffer_.get() + begin_, held);
    buffer_ = std::move(larger);
    capacity_ = capacity;
  }
  begin_ = 0;
  end_ = held;
}

bool ByteWindow::fill() {
  if (ended_) return false;
  make_room(end_ - begin_ + kPiece);
  const auto got = bytes_->read({buffer_.get() + end_, capacity_ - end_});
  if (!got) failure_ = got.error();
  ended_ = !got || *got == 0;
  end_ += got ? *got : 0;
  return !ended_;
}

bool ByteWindow::reach(std::size_t size) {
  while (end_ - begin_ < size) {
    if (!fill()) return false;
  }
  return true;
}

void ByteWindow::pass(std::size_t size) {
  size = std::min(size, end_ - begin_);
  line_ +=
      static_cast<std::uint64_t>(std::count(buffer_.get() + begin_, buffer_.get() + begin_ + size, '\n'));
  begin_ += size;
  offset_ += size;
}

std::uint64_t ByteWindow::skip(std::uint64_t size) {
  std::uint64_t left = size;
  while (left > 0 && !at_end()) {
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(left, end_ - begin_));
    pass(part);
    left -= part;
  }
  return size - left;
}

std::optional<error::Error> ByteWindow::take_failure() { return std::exchange(failure_, std::nullopt); }

}  // namespace dateline::article
