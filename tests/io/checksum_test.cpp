// Checksums: known values, and pieces that add up.
#include "io/checksum.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "io/wide_checksum.h"
#include "support/temporary_directory.h"

namespace dateline::io {

TEST_CASE("a checksum is XXH3 of 64 bits with seed 0", "[io][checksum]") {
  // Published with the algorithm: the empty input.
  CHECK(to_hex(checksum64("")) == "2d06800538d394c2");
  CHECK(checksum64("a") != checksum64("b"));
}

TEST_CASE("a checksum is written as 16 lower-case hex digits", "[io][checksum]") {
  const auto [value, hex] = GENERATE(table<std::uint64_t, std::string>({
      {0, "0000000000000000"},
      {1, "0000000000000001"},
      {0xDEADBEEF, "00000000deadbeef"},
      {UINT64_MAX, "ffffffffffffffff"},
  }));
  CHECK(to_hex(value) == hex);
}

TEST_CASE("bytes in pieces have the checksum of the whole", "[io][checksum]") {
  const auto seed = GENERATE(take(20, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::string bytes(random() % 5000, '\0');
  for (char& c : bytes) c = static_cast<char>(random());

  StreamChecksum stream;
  stream.add("something else");
  stream.reset();
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t size = random() % 700;
    stream.add(std::string_view(bytes).substr(at, size));
    at += size;
  }
  CHECK(stream.value() == checksum64(bytes));
}

TEST_CASE("wide registers change no checksum", "[io][checksum]") {
  const auto seed = GENERATE(take(20, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::string bytes(random() % 200'000, '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  StreamChecksum plain;  // has none
  plain.add(bytes);
  CHECK(checksum64(bytes) == plain.value());
  if (has_wide_checksum()) CHECK(wide_checksum64(bytes.data(), bytes.size()) == plain.value());
}

TEST_CASE("wide registers change no checksum of a short text, wherever it begins", "[io][checksum]") {
  if (!has_wide_checksum()) return;
  std::mt19937_64 random(7);
  for (std::size_t size = 0; size < 2200; ++size) {  // each way of the algorithm, and edges of its blocks
    CAPTURE(size);
    const std::size_t before = size % 5;
    std::vector<char> bytes(before + size);  // ends where its memory ends
    for (char& c : bytes) c = static_cast<char>(random());
    StreamChecksum plain;
    plain.add({bytes.data() + before, size});
    REQUIRE(wide_checksum64(bytes.data() + before, size) == plain.value());
  }
}

TEST_CASE("a file has the checksum of its bytes", "[io][checksum]") {
  const test_support::TemporaryDirectory folder;
  const std::string large(3'000'000, 'x');
  CHECK(checksum_file(folder.write("large", large)).value() == checksum64(large));
  CHECK(checksum_file(folder.write("empty", "")).value() == checksum64(""));
  const auto missing = checksum_file(folder.path() / "missing");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == error::ErrorKind::storage);
}

}  // namespace dateline::io
