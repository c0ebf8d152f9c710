// Each decoder is fed the whole body and asked for one block after another.
#include "io/content_coding.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>

namespace dateline::io {
namespace {

constexpr std::size_t kBlock = 64 * 1024;
using Block = std::array<char, kBlock>;

error::Error failure(error::ErrorKind kind, std::string message) {
  return {kind, {}, std::move(message), "", ""};
}
error::Error damaged(std::string_view coding) {
  return failure(error::ErrorKind::bad_article,
                 "the " + std::string(coding) + " coding of the body is damaged or cut off");
}
error::Error too_large(std::uint64_t limit) {
  return failure(error::ErrorKind::limit,
                 "the body unpacks to more than " + std::to_string(limit >> 20U) + " MiB");
}

struct Inflation {
  z_stream stream{};
  bool open = false;
  explicit Inflation(int window_bits) { open = inflateInit2(&stream, window_bits) == Z_OK; }
  ~Inflation() {
    if (open) inflateEnd(&stream);
  }
  Inflation(const Inflation&) = delete;
  Inflation& operator=(const Inflation&) = delete;
};

/// A gzip body may have several members.
error::Result<std::string> inflate_all(std::string_view bytes, int window_bits, std::uint64_t limit,
                                       std::string_view name) {
  Inflation zlib(window_bits);
  if (!zlib.open) return damaged(name);
  zlib.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  Block block;
  while (true) {
    zlib.stream.next_out = reinterpret_cast<Bytef*>(block.data());
    zlib.stream.avail_out = static_cast<uInt>(block.size());
    const int status = inflate(&zlib.stream, Z_NO_FLUSH);
    out.append(block.data(), block.size() - zlib.stream.avail_out);
    if (out.size() > limit) return too_large(limit);
    if (status == Z_STREAM_END) {
      const bool another = window_bits > 16 && zlib.stream.avail_in > 2 && zlib.stream.next_in[0] == 0x1F &&
                           zlib.stream.next_in[1] == 0x8B;
      if (!another) return out;
      inflateReset(&zlib.stream);
    } else if (status != Z_OK) {
      return damaged(name);
    }
  }
}

/// Zlib's frame begins with a method of 8 and a multiple of 31.
bool has_zlib_frame(std::string_view bytes) {
  if (bytes.size() < 2) return false;
  const unsigned first = static_cast<unsigned char>(bytes[0]);
  const unsigned second = static_cast<unsigned char>(bytes[1]);
  return (first & 15U) == 8 && (first * 256 + second) % 31 == 0;
}

error::Result<std::string> decode_brotli(std::string_view bytes, std::uint64_t limit) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t left = bytes.size();
  std::string out;
  Block block;
  while (true) {
    auto* to = reinterpret_cast<std::uint8_t*>(block.data());
    std::size_t room = block.size();
    const auto status = BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &to, nullptr);
    out.append(block.data(), block.size() - room);
    if (out.size() > limit) return too_large(limit);
    if (status == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (status != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return damaged("brotli");
  }
}

error::Result<std::string> decode_zstd(std::string_view bytes, std::uint64_t limit) {
  const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  std::string out;
  Block block;
  while (true) {
    ZSTD_outBuffer to{block.data(), block.size(), 0};
    const std::size_t status = ZSTD_decompressStream(context.get(), &to, &in);
    out.append(block.data(), to.pos);
    if (out.size() > limit) return too_large(limit);
    if (ZSTD_isError(status) != 0) return damaged("zstd");
    if (status == 0 && in.pos == in.size) return out;
    if (in.pos == in.size && to.pos < to.size) return damaged("zstd");
  }
}

}  // namespace

std::optional<ContentCoding> parse_content_coding(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (lower == "gzip" || lower == "x-gzip") return ContentCoding::gzip;
  if (lower == "deflate") return ContentCoding::deflate;
  if (lower == "br") return ContentCoding::brotli;
  if (lower == "zstd") return ContentCoding::zstd;
  return std::nullopt;
}

error::Result<std::string> decode_content(ContentCoding coding, std::string_view bytes, std::uint64_t limit) {
  if (bytes.size() > (1ULL << 31U)) return too_large(limit);
  switch (coding) {
    case ContentCoding::gzip:
      return inflate_all(bytes, 15 + 16, limit, "gzip");
    case ContentCoding::deflate:
      return inflate_all(bytes, has_zlib_frame(bytes) ? 15 : -15, limit, "deflate");
    case ContentCoding::brotli:
      return decode_brotli(bytes, limit);
    default:
      return decode_zstd(bytes, limit);
  }
}

}  // namespace dateline::io
