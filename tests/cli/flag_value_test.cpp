// Numbers in and out.
#include "cli/flag_value.h"

#include <catch2/catch.hpp>

namespace dateline::cli {

TEST_CASE("whole numbers are read within their bounds", "[cli]") {
  CHECK(*read_number("limit", "0", 0, 10) == 0);
  CHECK(*read_number("limit", "10", 0, 10) == 10);
  CHECK(*read_number("limit", "18446744073709551615", 0, UINT64_MAX) == UINT64_MAX);
  for (const std::string_view wrong :
       {"", "-1", "+1", "1.5", "x", "11", "1 ", "0x1", "99999999999999999999"}) {
    CAPTURE(wrong);
    const auto read = read_number("limit", wrong, 0, 10);
    REQUIRE_FALSE(read);
    CHECK(read.error().message ==
          "--limit: expected a whole number, from 0 to 10, not \"" + std::string(wrong) + "\"");
  }
}

TEST_CASE("sizes are bytes with a letter", "[cli]") {
  const auto [text, bytes] = GENERATE(table<std::string, std::uint64_t>({
      {"1", 1},
      {"2K", 2048},
      {"3m", 3U << 20U},
      {"4G", 4ULL << 30U},
      {"1t", 1ULL << 40U},
  }));
  CAPTURE(text);
  CHECK(*read_size("memory", text) == bytes);
}

TEST_CASE("what is no size is refused", "[cli]") {
  for (const std::string_view wrong :
       {"", "0", "0G", "G", "-1M", "1.5G", "1MB", "1P", "99999999999T", "18446744073709551615K"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_size("memory", wrong));
  }
}

TEST_CASE("numbers are grouped, bytes have units", "[cli]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(bytes_text(1) == "1 byte");
  CHECK(bytes_text(999) == "999 bytes");
  CHECK(bytes_text(1000) == "1.0 kB");
  CHECK(bytes_text(999'949) == "999.9 kB");
  CHECK(bytes_text(999'950) == "1.0 MB");
  CHECK(bytes_text(34'200'000'000) == "34.2 GB");
}

}  // namespace dateline::cli
