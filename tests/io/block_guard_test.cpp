// Guarded memory: compared when it is touched, and only then.
#include "io/block_guard.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "io/checksum.h"
#include "io/mapped_file.h"
#include "support/temporary_directory.h"

namespace dateline::io {
namespace {

constexpr std::uint64_t kBlock = 64 * 1024;  // of whole pages on every machine

/// Twenty blocks and a half, and their checksums.
struct Content {
  Content() {
    for (std::size_t i = 0; i < kBlock * 41 / 2; ++i) bytes += static_cast<char>(i * 7 + i / 1000);
    for (std::size_t at = 0; at < bytes.size(); at += kBlock) {
      const std::uint64_t checksum = checksum64(std::string_view(bytes).substr(at, kBlock));
      checksums.append(reinterpret_cast<const char*>(&checksum), sizeof checksum);
    }
  }
  std::string bytes;
  std::string checksums;
};

volatile char seen = 0;
void touch(const MappedFile& file, std::uint64_t block) { seen = file.bytes()[block * kBlock + 5]; }

TEST_CASE("blocks of guarded memory are compared when they are touched", "[io][block_guard]") {
  const test_support::TemporaryDirectory folder;
  Content content;
  content.bytes[kBlock * 3 + 17] ^= 1;
  content.bytes[kBlock * 12 + 17] ^= 1;
  const MappedFile file = MappedFile::open(folder.write("news", content.bytes)).value();
  const BlockGuard guard(file.bytes(), file.bytes().size(), content.checksums, kBlock);
  CHECK_FALSE(guard.damage());
  CHECK(guard.compared() == 1);  // the half block at the end

  SECTION("sound ones read as ever, once compared for good") {
    for (int round = 0; round < 3; ++round) touch(file, 7);
    CHECK(seen == content.bytes[kBlock * 7 + 5]);
    CHECK(guard.compared() == 2);
    CHECK_FALSE(guard.damage());
  }
  SECTION("damaged ones are readable too, and told") {
    touch(file, 12);
    CHECK(seen == content.bytes[kBlock * 12 + 5]);
    REQUIRE(guard.damage());
    CHECK(guard.damage()->offset == kBlock * 12);
    CHECK(guard.damage()->readable);
    touch(file, 3);
    CHECK(guard.damage()->offset == kBlock * 12);  // the first that was noticed
  }
  SECTION("whoever reads on is given more at once") {
    CHECK(std::string(file.bytes()) == content.bytes);
    CHECK(guard.compared() == 21);
    CHECK(guard.damage());
  }
  SECTION("whoever leaves out a few blocks reads on, too") {
    touch(file, 5);
    CHECK(guard.compared() == 2);
    touch(file, 8);  // with 6 and 7, and 9 behind it
    CHECK(guard.compared() == 6);
    touch(file, 6);
    touch(file, 9);
    CHECK(guard.compared() == 6);
    touch(file, 18);  // too far
    CHECK(guard.compared() == 7);
    touch(file, 1);  // back
    CHECK(guard.compared() == 8);
    CHECK_FALSE(guard.damage());
  }
  SECTION("threads that touch the same blocks all learn of it") {
    std::vector<std::thread> threads;
    std::atomic<int> told{0};
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        std::uint64_t sum = 0;
        for (const char c : file.bytes().substr(kBlock * 11, kBlock * 2))
          sum += static_cast<unsigned char>(c);
        if (sum > 0 && guard.damage()) ++told;
      });
    for (std::thread& thread : threads) thread.join();
    CHECK(told == 4);
  }
}

TEST_CASE("a damaged last block is told at once", "[io][block_guard]") {
  const test_support::TemporaryDirectory folder;
  Content content;
  content.bytes.back() ^= 4;
  const MappedFile file = MappedFile::open(folder.write("news", content.bytes)).value();
  const BlockGuard guard(file.bytes(), file.bytes().size(), content.checksums, kBlock);
  REQUIRE(guard.damage());
  CHECK(guard.damage()->offset == kBlock * 20);
}

TEST_CASE("memory behind the end of a file that was cut meanwhile is damage, no crash", "[io][block_guard]") {
  const test_support::TemporaryDirectory folder;
  const Content content;
  const auto path = folder.write("news", content.bytes);
  const MappedFile file = MappedFile::open(path).value();
  const BlockGuard guard(file.bytes(), file.bytes().size(), content.checksums, kBlock);
  touch(file, 9);
  std::filesystem::resize_file(path, kBlock * 8);
  touch(file, 2);
  CHECK_FALSE(guard.damage());
  SECTION("where it was compared before") { touch(file, 9); }
  SECTION("where it was not") { touch(file, 15); }
  REQUIRE(guard.damage());
  CHECK(guard.damage()->offset >= kBlock * 8);
  CHECK_FALSE(guard.damage()->readable);
}

TEST_CASE("many guards at once, and one after another", "[io][block_guard]") {
  const test_support::TemporaryDirectory folder;
  const Content content;
  const auto path = folder.write("news", content.bytes);
  for (int round = 0; round < 20; ++round) {
    const MappedFile one = MappedFile::open(path).value();
    const MappedFile two = MappedFile::open(path).value();
    const BlockGuard first(one.bytes(), one.bytes().size(), content.checksums, kBlock);
    const BlockGuard second(two.bytes(), two.bytes().size(), content.checksums, kBlock);
    touch(two, 4);
    CHECK(first.compared() == 1);
    CHECK(second.compared() == 2);
  }
}

}  // namespace
}  // namespace dateline::io
