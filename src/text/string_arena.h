// Memory for many short strings: views into it stay valid until clear().
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace dateline::text {

class StringArena {
 public:
  std::string_view store(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > left_) next_chunk(text.size());
    char* const copy = free_;
    std::memcpy(copy, text.data(), text.size());
    free_ += text.size();
    left_ -= text.size();
    bytes_ += text.size();
    return {copy, text.size()};
  }

  /// Forgets the strings and keeps the chunks.
  void clear() {
    used_chunks_ = 0;
    free_ = nullptr;
    left_ = 0;
    bytes_ = 0;
  }
  /// Bytes of the strings stored since the last clear().
  std::size_t bytes_used() const { return bytes_; }

 private:
  static constexpr std::size_t kChunkBytes = std::size_t{64} << 10U;
  struct Chunk {
    std::unique_ptr<char[]> memory;
    std::size_t size = 0;
  };

  /// Takes the next kept chunk that holds `size` bytes, or a new one. Smaller kept chunks are passed over
  /// until clear().
  void next_chunk(std::size_t size) {
    while (used_chunks_ < chunks_.size() && chunks_[used_chunks_].size < size) ++used_chunks_;
    if (used_chunks_ == chunks_.size()) {
      const std::size_t bytes = std::max(size, kChunkBytes);
      chunks_.push_back({std::make_unique_for_overwrite<char[]>(bytes), bytes});
    }
    free_ = chunks_[used_chunks_].memory.get();
    left_ = chunks_[used_chunks_].size;
    ++used_chunks_;
  }

  std::vector<Chunk> chunks_;
  std::size_t used_chunks_ = 0;
  char* free_ = nullptr;
  std::size_t left_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace dateline::text
