// The manifest: text that comes back, versions told first, damage told always.
#include "store/manifest.h"

#include <catch2/catch.hpp>
#include <string>

#include "io/checksum.h"
#include "schema/schema_version.h"

namespace dateline::store {
namespace {

Manifest sample() {
  Manifest manifest;
  manifest.generation = 41;
  manifest.schema_version = schema::kSchemaVersion;
  manifest.program = "0.1.0";
  manifest.published = 1'711'102'530;
  manifest.bytes_in = 1234;
  manifest.totals = {3,
                     20,
                     400,
                     5000,
                     1,
                     {-86400, schema::Precision::day},
                     {1'711'065'600, schema::Precision::second},
                     {{"en", 2}, {"", 1}},
                     {{"en", 3}}};
  manifest.segments = {
      {"000001", 2, {{"segments/000001/columns", 100, 0xABCDEF}, {"segments/000001/forms", 7, 1}}, 0, {}},
      {"000002", 1, {{"segments/000002/columns", 90, UINT64_MAX}}, 0, {}}};
  manifest.names = {"generations/000041.names", 640, 5};
  manifest.copies = {"generations/000041.copies", 320, 7};
  manifest.sources = {"sources/000041", 64, 6};
  return manifest;
}

TEST_CASE("a manifest is lines that a person can read", "[store][manifest]") {
  const std::string text = to_text(sample());
  CHECK(text.starts_with(
      "dateline manifest\t1\nschema\t4\ngeneration\t41\nprogram\t0.1.0\npublished\t1711102530\n"));
  CHECK(text.find("language\t2\ten\n") != std::string::npos);
  CHECK(text.find("segment\t2\t000001\nfile\t100\t0000000000abcdef\tsegments/000001/columns\n") !=
        std::string::npos);
}

TEST_CASE("a manifest comes back as it was written", "[store][manifest]") {
  CHECK((parse_manifest(to_text(sample()), "m").value() == sample()));
  Manifest small;
  small.schema_version = schema::kSchemaVersion;
  CHECK((parse_manifest(to_text(small), "m").value() == small));
  Manifest strange = sample();
  strange.program = "a\tb\nc\\d\\t";
  CHECK((parse_manifest(to_text(strange), "m").value() == strange));
}

error::Error error_of(const std::string& text) {
  const auto parsed = parse_manifest(text, "generations/000041");
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().place.source == "generations/000041");
  return parsed.error();
}

std::string with_checksum(const std::string& lines) {
  return lines + "end\t" + io::to_hex(io::checksum64(lines)) + "\n";
}

TEST_CASE("a manifest of another version is refused as such, whatever else it holds", "[store][manifest]") {
  const auto [text, hint] = GENERATE(table<std::string, std::string>({
      {"dateline manifest\t1\nschema\t999\nanything",
       "this index was written by a newer program; use that one, or "
       "rebuild it with: dateline-index build"},
      {"dateline manifest\t2\n",
       "this index was written by a newer program; use that one, or rebuild it with: "
       "dateline-index build"},
      {"dateline manifest\t1\nschema\t0\nend\t00", "rebuild it with: dateline-index build"},
  }));
  CAPTURE(text);
  const error::Error failure = error_of(text);
  CHECK(failure.kind == error::ErrorKind::version);
  CHECK(failure.hint == hint);
}

TEST_CASE("a manifest that is not whole is damaged", "[store][manifest][damage]") {
  const std::string whole = to_text(sample());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    REQUIRE(error_of(whole.substr(0, size)).kind == error::ErrorKind::damaged);
  }
  const std::size_t versions = std::string("dateline manifest\t1\nschema\t4\n").size();
  for (std::size_t at = versions; at < whole.size(); ++at) {
    std::string bad = whole;
    bad[at] = static_cast<char>(bad[at] ^ 4);
    CAPTURE(at);
    REQUIRE(error_of(bad).kind == error::ErrorKind::damaged);
  }
}

TEST_CASE("lines that cannot be meant are damage, even with a right checksum", "[store][manifest][damage]") {
  const std::string line = GENERATE(values<std::string>({
      "generation\t",
      "generation\tx",
      "generation\t1\t2",
      "generation",
      "articles\t-1",
      "unknown\t1",
      "",
      "oldest\t5",
      "oldest\t5\t0",
      "oldest\t5\t6",
      "language\t1",
      "program\ta\\x",
      "program\ta\\",
      "file\t1\t0000000000000001\tsegments/x/y",  // no segment before it
      "names\t1\t0000000000000001\t../outside",
      "names\t1\t0000000000000001\t/etc/passwd",
      "names\t1\t01\tgenerations/a",
      "segment\t1\t../x",
      "segment\t1\ta/b",
      "segment\t1\t",
      "segment\t5000000000\tx",
  }));
  CAPTURE(line);
  const std::string text = with_checksum("dateline manifest\t1\nschema\t4\n" + line + "\n");
  CHECK(error_of(text).kind == error::ErrorKind::damaged);
}

}  // namespace
}  // namespace dateline::store
