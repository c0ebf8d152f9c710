// Files as memory.
#include "io/mapped_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <utility>

#include "support/temporary_directory.h"

namespace dateline::io {

TEST_CASE("a mapped file shows the bytes of the file", "[io][mapped_file]") {
  const test_support::TemporaryDirectory folder;
  auto file = MappedFile::open(folder.write("news", "Moscow"));
  REQUIRE(file);
  CHECK(file->bytes() == "Moscow");

  SECTION("also after the file is gone") {
    std::filesystem::remove(folder.path() / "news");
    CHECK(file->bytes() == "Moscow");
  }
  SECTION("also after it was moved") {
    const std::string_view before = file->bytes();
    const MappedFile moved = std::move(*file);
    CHECK(moved.bytes() == "Moscow");
    CHECK(moved.bytes().data() == before.data());
  }
}

TEST_CASE("an empty file is an empty view", "[io][mapped_file]") {
  const test_support::TemporaryDirectory folder;
  CHECK(MappedFile::open(folder.write("empty", "")).value().bytes().empty());
  CHECK(MappedFile().bytes().empty());
}

TEST_CASE("what cannot be mapped is an error with its path", "[io][mapped_file]") {
  const test_support::TemporaryDirectory folder;
  const auto missing = MappedFile::open(folder.path() / "missing");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == error::ErrorKind::not_found);
  CHECK(missing.error().place.source == (folder.path() / "missing").string());
  const auto directory = MappedFile::open(folder.path());
  REQUIRE_FALSE(directory);
  CHECK(directory.error().kind == error::ErrorKind::storage);
}

}  // namespace dateline::io
