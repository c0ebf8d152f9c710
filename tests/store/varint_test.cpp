// Numbers in few bytes.
#include "store/varint.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace dateline::store {

TEST_CASE("a small number takes one byte, the largest ten", "[store][varint]") {
  const auto [value, bytes] = GENERATE(table<std::uint64_t, std::string>({
      {0, std::string(1, '\0')},
      {127, "\x7F"},
      {128, "\x80\x01"},
      {300, "\xAC\x02"},
      {UINT64_MAX, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"},
  }));
  std::string out;
  append_varint(out, value);
  CHECK(out == bytes);
}

TEST_CASE("numbers come back in order", "[store][varint]") {
  const auto seed = GENERATE(take(10, random(1U, 1U << 30U)));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> values(200);
  std::string bytes;
  for (std::uint64_t& value : values) {
    value = random() >> random() % 64;
    append_varint(bytes, value);
  }
  std::string_view rest = bytes;
  for (const std::uint64_t value : values) REQUIRE(take_varint(rest) == value);
  CHECK(rest.empty());
}

TEST_CASE("a number that is not whole is not taken", "[store][varint]") {
  for (const std::string& bytes : {std::string(), std::string("\x80"), std::string(11, '\xFF')}) {
    std::string_view rest = bytes;
    CHECK_FALSE(take_varint(rest));
    CHECK(rest == bytes);
  }
}

}  // namespace dateline::store
