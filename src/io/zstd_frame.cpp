// One zstd frame per stored article: the zstd library behind our own types and errors.
#include "io/zstd_frame.h"

#include <zdict.h>
#include <zstd.h>

#include <new>
#include <utility>

namespace dateline::io {
namespace {

constexpr int kDefaultLevel = 3;
// What a block of a frame can hold, and the least that a block takes (header and one byte): RFC
// 8878, 3.1.1.2.
constexpr std::uint64_t kLargestBlock = 128 * 1024;
constexpr std::uint64_t kSmallestBlock = 4;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

template <class T>
std::unique_ptr<T, Free> owned(T* made) {
  if (made == nullptr) throw std::bad_alloc();
  return std::unique_ptr<T, Free>(made);
}

error::Error damaged_frame(std::string message) {
  return {error::ErrorKind::damaged, {}, std::move(message), "", ""};
}

}  // namespace

std::string train_dictionary(const std::vector<std::string>& samples, std::size_t bytes) {
  std::string joined;
  std::vector<std::size_t> sizes;
  for (const std::string& sample : samples) {
    joined += sample;
    sizes.push_back(sample.size());
  }
  std::string dictionary(bytes, '\0');
  const std::size_t made = ZDICT_trainFromBuffer(dictionary.data(), dictionary.size(), joined.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(made) != 0) return {};
  dictionary.resize(made);
  return dictionary;
}

struct ZstdDictionary::State {
  int level = kDefaultLevel;
  std::unique_ptr<ZSTD_CDict, Free> compression;  // null without a dictionary
  std::unique_ptr<ZSTD_DDict, Free> decompression;
};

ZstdDictionary::ZstdDictionary(std::string_view dictionary, int level) : state_(std::make_unique<State>()) {
  state_->level = level;
  if (dictionary.empty()) return;
  state_->compression = owned(ZSTD_createCDict(dictionary.data(), dictionary.size(), level));
  state_->decompression = owned(ZSTD_createDDict(dictionary.data(), dictionary.size()));
}
ZstdDictionary::ZstdDictionary() : state_(std::make_unique<State>()) {}
ZstdDictionary::~ZstdDictionary() = default;

error::Result<std::shared_ptr<const ZstdDictionary>> ZstdDictionary::for_reading(
    std::string_view dictionary) {
  std::shared_ptr<ZstdDictionary> made(new ZstdDictionary());
  if (!dictionary.empty()) {
    made->state_->decompression.reset(ZSTD_createDDict(dictionary.data(), dictionary.size()));
    if (!made->state_->decompression) return damaged_frame("the dictionary of the frames cannot be read");
  }
  return std::shared_ptr<const ZstdDictionary>(std::move(made));
}

struct FrameCompressor::State {
  std::shared_ptr<const ZstdDictionary> dictionary;
  std::unique_ptr<ZSTD_CCtx, Free> context = owned(ZSTD_createCCtx());
};

FrameCompressor::FrameCompressor(std::shared_ptr<const ZstdDictionary> dictionary)
    : state_(std::make_unique<State>()) {
  state_->dictionary = std::move(dictionary);
  ZSTD_CCtx* context = state_->context.get();
  const int level = state_->dictionary ? state_->dictionary->state().level : kDefaultLevel;
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level);
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0);  // 4 bytes; with another dictionary no checksum fits
  if (state_->dictionary) ZSTD_CCtx_refCDict(context, state_->dictionary->state().compression.get());
}
FrameCompressor::~FrameCompressor() = default;
FrameCompressor::FrameCompressor(FrameCompressor&&) noexcept = default;

void FrameCompressor::compress(std::string_view bytes, std::string& frame) {
  frame.resize(ZSTD_compressBound(bytes.size()));
  const std::size_t size =
      ZSTD_compress2(state_->context.get(), frame.data(), frame.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();  // with room for the bound, only memory can be missing
  frame.resize(size);
}

std::size_t first_frame_size(std::string_view frames) {
  const std::size_t size = ZSTD_findFrameCompressedSize(frames.data(), frames.size());
  return ZSTD_isError(size) != 0 ? frames.size() : size;
}

struct FrameDecompressor::State {
  std::shared_ptr<const ZstdDictionary> dictionary;
  std::unique_ptr<ZSTD_DCtx, Free> context = owned(ZSTD_createDCtx());
};

FrameDecompressor::FrameDecompressor(std::shared_ptr<const ZstdDictionary> dictionary)
    : state_(std::make_unique<State>()) {
  state_->dictionary = std::move(dictionary);
  if (state_->dictionary)
    ZSTD_DCtx_refDDict(state_->context.get(), state_->dictionary->state().decompression.get());
}
FrameDecompressor::~FrameDecompressor() = default;
FrameDecompressor::FrameDecompressor(FrameDecompressor&&) noexcept = default;

error::Result<std::string> FrameDecompressor::decompress(std::string_view frame, std::size_t most) const {
  const unsigned long long declared = ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (declared == ZSTD_CONTENTSIZE_ERROR || declared == ZSTD_CONTENTSIZE_UNKNOWN)
    return damaged_frame("expected a zstd frame that tells its size");
  // A damaged size must not make us ask for more memory than the frame could ever fill.
  if (declared > most || declared > (frame.size() / kSmallestBlock + 1) * kLargestBlock)
    return damaged_frame("a zstd frame claims " + std::to_string(declared) + " bytes");
  std::string bytes(declared, '\0');
  const std::size_t size =
      ZSTD_decompressDCtx(state_->context.get(), bytes.data(), bytes.size(), frame.data(), frame.size());
  if (ZSTD_isError(size) != 0)
    return damaged_frame(std::string("a zstd frame is not whole: ") + ZSTD_getErrorName(size));
  if (size != declared) return damaged_frame("a zstd frame is shorter than it says");
  return bytes;
}

}  // namespace dateline::io
