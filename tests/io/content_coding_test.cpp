// Bodies come back as they were before a server packed them; damage and bombs are errors.
#include "io/content_coding.h"

#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include <catch2/catch.hpp>
#include <string>

using namespace dateline::io;

namespace {

/// window bits as zlib has them: 31 gzip, 15 zlib's frame, -15 none.
std::string deflated(const std::string& text, int window_bits) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string brotlied(const std::string& text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string out(size, '\0');
  REQUIRE(BrotliEncoderCompress(5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, text.size(),
                                reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                                reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE);
  out.resize(size);
  return out;
}

std::string zstandard(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

constexpr std::uint64_t kLimit = 1 << 20;
std::string long_text() {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "line " + std::to_string(i * 7919 % 10007) + "\n";
  return text;
}

}  // namespace

TEST_CASE("every coding gives back what was packed", "[io][content_coding]") {
  for (const std::string& text : {std::string(), std::string("Flood in Ardwick"), long_text()}) {
    CHECK(*decode_content(ContentCoding::gzip, deflated(text, 31), kLimit) == text);
    CHECK(*decode_content(ContentCoding::deflate, deflated(text, 15), kLimit) == text);
    CHECK(*decode_content(ContentCoding::deflate, deflated(text, -15), kLimit) == text);
    CHECK(*decode_content(ContentCoding::brotli, brotlied(text), kLimit) == text);
    CHECK(*decode_content(ContentCoding::zstd, zstandard(text), kLimit) == text);
  }
}

TEST_CASE("a gzip body may have several members", "[io][content_coding]") {
  CHECK(*decode_content(ContentCoding::gzip, deflated("Flood ", 31) + deflated("in Ardwick", 31), kLimit) ==
        "Flood in Ardwick");
}

TEST_CASE("what is cut off or damaged is an error", "[io][content_coding]") {
  const std::string text = long_text();
  const auto halved = [](const std::string& bytes) { return bytes.substr(0, bytes.size() / 2); };
  const auto cut_gzip = decode_content(ContentCoding::gzip, halved(deflated(text, 31)), kLimit);
  REQUIRE(!cut_gzip);
  CHECK(cut_gzip.error().message == "the gzip coding of the body is damaged or cut off");
  CHECK(!decode_content(ContentCoding::deflate, halved(deflated(text, -15)), kLimit));
  CHECK(!decode_content(ContentCoding::brotli, halved(brotlied(text)), kLimit));
  CHECK(!decode_content(ContentCoding::zstd, halved(zstandard(text)), kLimit));
  CHECK(!decode_content(ContentCoding::gzip, "<html>no gzip</html>", kLimit));
}

TEST_CASE("what unpacks to more than the limit is an error", "[io][content_coding]") {
  const std::string zeros(2 << 20, '\0');
  for (const auto& bomb : {decode_content(ContentCoding::gzip, deflated(zeros, 31), kLimit),
                           decode_content(ContentCoding::brotli, brotlied(zeros), kLimit),
                           decode_content(ContentCoding::zstd, zstandard(zeros), kLimit)}) {
    REQUIRE(!bomb);
    CHECK(bomb.error().message == "the body unpacks to more than 1 MiB");
  }
}

TEST_CASE("codings have the names of HTTP", "[io][content_coding]") {
  CHECK(parse_content_coding("X-GZip") == ContentCoding::gzip);
  CHECK(parse_content_coding("br") == ContentCoding::brotli);
  CHECK(!parse_content_coding("identity"));
}
