// Reads through pread() of a watched file: sound blocks, or an error.
#include "io/checked_reads.h"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>

#include "io/checksum.h"
#include "support/temporary_directory.h"

namespace dateline::io {
namespace {

/// Five blocks and 100 bytes; the third block is not what was written.
struct WatchedFile {
  WatchedFile() {
    std::string bytes;
    for (std::size_t i = 0; i < kReadBlock * 5 + 100; ++i) bytes += static_cast<char>(i * 11 + i / 500);
    for (std::size_t at = 0; at < bytes.size(); at += kReadBlock) {
      const std::uint64_t checksum = checksum64(std::string_view(bytes).substr(at, kReadBlock));
      checksums.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
    }
    bytes[kReadBlock * 2 + 50] ^= 2;
    path = folder.write("blocks", bytes);
    descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  }
  ~WatchedFile() { ::close(descriptor); }
  ssize_t read(std::uint64_t offset, std::size_t size) {
    std::string into(size, '\0');
    return ::pread(descriptor, into.data(), size, static_cast<off_t>(offset));
  }
  test_support::TemporaryDirectory folder;
  std::filesystem::path path;
  std::string checksums;
  int descriptor = -1;
};

TEST_CASE("a watched file gives sound blocks or an error", "[io][checked_reads]") {
  WatchedFile file;
  const auto reads = CheckedReads::watch(file.path, file.checksums).value();
  CHECK(file.read(0, kReadBlock) == static_cast<ssize_t>(kReadBlock));
  CHECK_FALSE(reads->recognised());  // not known yet: nothing was compared
  {
    const CheckedReads::Recognition recognition(*reads);
    CHECK(file.read(0, kReadBlock) == static_cast<ssize_t>(kReadBlock));
  }
  REQUIRE(reads->recognised());

  SECTION("sound blocks, the short one at the end and parts of blocks too") {
    CHECK(file.read(kReadBlock * 4, kReadBlock) == static_cast<ssize_t>(kReadBlock));
    CHECK(file.read(kReadBlock * 5, kReadBlock) == 100);
    CHECK(file.read(kReadBlock * 5, 10) == 10);
    CHECK(file.read(kReadBlock + 1, 100) == 100);
    CHECK(file.read(kReadBlock - 1, 2) == 2);
    CHECK(file.read(kReadBlock * 6, 1) == 0);
    CHECK_FALSE(reads->damage());
  }
  SECTION("a damaged one is an I/O error, however little of it is asked for") {
    const auto [offset, size] = GENERATE(table<std::uint64_t, std::size_t>(
        {{kReadBlock * 2, kReadBlock}, {kReadBlock * 3 - 1, 1}, {kReadBlock, kReadBlock * 3}}));
    CHECK(file.read(offset, size) == -1);
    CHECK(errno == EIO);
    CHECK(reads->damage() == kReadBlock * 2);
  }
  SECTION("other descriptors are not looked at") {
    const int other = ::open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
    char byte = 0;
    CHECK(::pread(other, &byte, 1, kReadBlock * 2 + 50) == 1);
    ::close(other);
    CHECK_FALSE(reads->damage());
  }
}

TEST_CASE("a watch that ends lets its descriptors go", "[io][checked_reads]") {
  WatchedFile file;
  {
    const auto reads = CheckedReads::watch(file.path, file.checksums).value();
    const CheckedReads::Recognition recognition(*reads);
    CHECK(file.read(kReadBlock * 2, kReadBlock) == -1);
  }
  CHECK(file.read(kReadBlock * 2, kReadBlock) == static_cast<ssize_t>(kReadBlock));
}

TEST_CASE("a whole file can be compared", "[io][checked_reads]") {
  const WatchedFile file;
  const auto reads = CheckedReads::watch(file.path, file.checksums).value();
  REQUIRE(reads->compare_all());
  CHECK(reads->damage() == kReadBlock * 2);
}

TEST_CASE("a file with another number of blocks is damaged", "[io][checked_reads]") {
  const WatchedFile file;
  const auto reads = CheckedReads::watch(file.path, std::string_view(file.checksums).substr(8));
  REQUIRE_FALSE(reads);
  CHECK(reads.error().kind == error::ErrorKind::damaged);
  CHECK_FALSE(CheckedReads::watch(file.folder.path() / "missing", file.checksums));
}

}  // namespace
}  // namespace dateline::io
