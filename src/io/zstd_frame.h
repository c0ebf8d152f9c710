// One zstd frame per stored article, with a dictionary trained on articles like it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "error/result.h"

namespace dateline::io {

/// A dictionary of at most `bytes` from samples; empty when there are too few to train from (then frames
/// stand alone).
std::string train_dictionary(const std::vector<std::string>& samples, std::size_t bytes);

/// A dictionary made ready once; shared by compressors and decompressors on any thread.
class ZstdDictionary {
 public:
  /// Of bytes that are known to be a dictionary.
  ZstdDictionary(std::string_view dictionary, int level);
  /// For decompressors alone, which is made much faster; ErrorKind::damaged when it is no dictionary.
  static error::Result<std::shared_ptr<const ZstdDictionary>> for_reading(std::string_view dictionary);
  ~ZstdDictionary();
  ZstdDictionary(const ZstdDictionary&) = delete;
  ZstdDictionary& operator=(const ZstdDictionary&) = delete;
  struct State;
  const State& state() const { return *state_; }

 private:
  ZstdDictionary();
  std::unique_ptr<State> state_;
};

/// One per thread.
class FrameCompressor {
 public:
  explicit FrameCompressor(std::shared_ptr<const ZstdDictionary> dictionary);
  ~FrameCompressor();
  FrameCompressor(FrameCompressor&&) noexcept;
  /// Replaces `frame` with the frame of `bytes`, checksum included.
  void compress(std::string_view bytes, std::string& frame);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Bytes of the frame that `frames` begin with; all of them when none can be made out.
std::size_t first_frame_size(std::string_view frames);

/// One per thread.
class FrameDecompressor {
 public:
  explicit FrameDecompressor(std::shared_ptr<const ZstdDictionary> dictionary);
  ~FrameDecompressor();
  FrameDecompressor(FrameDecompressor&&) noexcept;
  /// The bytes of a frame, at most `most`; ErrorKind::damaged when it is not whole or its checksum does not
  /// fit.
  error::Result<std::string> decompress(std::string_view frame, std::size_t most) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dateline::io
